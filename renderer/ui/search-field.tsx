import { CloseButton, TextInput } from '@mantine/core'
import { Search } from 'lucide-react'
import type { RefObject } from 'react'
import { KeyHint } from './key-hint.tsx'

interface SearchFieldProps {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** Leaves the field for the list below it: Enter, arrow down, or Escape in an empty field. */
  readonly onLeave?: () => void
  readonly inputRef?: RefObject<HTMLInputElement | null>
  readonly width?: number
}

/** Puts the caret into a search, with what stands there selected: typing begins a new search. */
export function focusSearch({ current }: RefObject<HTMLInputElement | null>): void {
  current?.focus()
  current?.select()
}

export function SearchField({
  label,
  placeholder,
  value,
  onChange,
  onLeave,
  inputRef,
  width,
}: SearchFieldProps) {
  return (
    <TextInput
      ref={inputRef}
      type="search"
      aria-label={label}
      aria-keyshortcuts="/"
      placeholder={placeholder}
      value={value}
      w={width}
      leftSection={<Search size={14} aria-hidden="true" />}
      rightSection={
        value === '' ? (
          <KeyHint keys="/" />
        ) : (
          <CloseButton size="xs" aria-label="Clear the search" onClick={() => onChange('')} />
        )
      }
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && value !== '') {
          event.preventDefault()
          onChange('')
        } else if (event.key === 'Enter' || event.key === 'ArrowDown' || event.key === 'Escape') {
          event.preventDefault()
          onLeave?.()
        }
      }}
    />
  )
}
