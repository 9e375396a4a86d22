import { TextInput } from '@mantine/core'
import { useState } from 'react'

interface DateFieldProps {
  readonly label: string
  /** YYYY-MM-DD, or empty for none. */
  readonly value: string
  /** Hears whole dates only, when the field is left or Enter is struck; null for none. */
  readonly onChange: (date: string | null) => void
  readonly placeholder?: string
  /** Whether it may be empty. */
  readonly clearable?: boolean
}

/** A date as the program writes it everywhere, whatever the language of the system. */
export function DateField({ label, value, onChange, placeholder, clearable = false }: DateFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? value
  const isGood = isDate(text.trim()) || (clearable && text.trim() === '')
  function settle(): void {
    if (typed === null || !isGood) return
    setTyped(null)
    if (typed.trim() !== value) onChange(typed.trim() === '' ? null : typed.trim())
  }
  return (
    <TextInput
      aria-label={label}
      title={label}
      placeholder={placeholder ?? '2012-08-15'}
      error={!isGood && typed !== null && typed.length > 9}
      aria-invalid={!isGood}
      value={text}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle()
        if (event.key === 'Escape') setTyped(null)
      }}
    />
  )
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text
}
