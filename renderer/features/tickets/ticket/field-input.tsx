import { Select, TagsInput, TextInput } from '@mantine/core'

interface InputProps {
  readonly name: string
  readonly typed: readonly string[]
  readonly onType: (values: readonly string[]) => void
  readonly takesMany: boolean
  readonly allowed: readonly string[] | null
  readonly readOnly: boolean
}

/** The values of one field. One the server does not list stays as it is and can be kept. */
export function FieldInput({ name, typed, onType, takesMany, allowed, readOnly }: InputProps) {
  const common = { label: name, readOnly }
  if (takesMany) {
    return <TagsInput {...common} data={[...(allowed ?? [])]} value={[...typed]} onChange={onType} />
  }
  const value = typed[0] ?? ''
  if (allowed !== null && allowed.length > 0) {
    const listed = value === '' || allowed.includes(value) ? allowed : [...allowed, value]
    return (
      <Select
        {...common}
        clearable={!readOnly}
        placeholder="not set"
        data={[...listed]}
        value={value === '' ? null : value}
        onChange={(chosen) => onType(chosen === null ? [] : [chosen])}
      />
    )
  }
  return (
    <TextInput
      {...common}
      placeholder="not set"
      value={value}
      onChange={(event) => onType(event.currentTarget.value === '' ? [] : [event.currentTarget.value])}
    />
  )
}
