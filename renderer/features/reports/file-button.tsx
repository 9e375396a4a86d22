import { Button } from '@mantine/core'
import { useRef, type ReactNode } from 'react'
import { KeyHint } from '../../ui/key-hint.tsx'

/** A button that asks for one file. `open` hands out the way to press it by a key. */
export function FileButton({
  label,
  accept,
  keys,
  icon,
  primary = false,
  isBusy,
  inputRef,
  onFile,
}: {
  readonly label: string
  readonly accept: string
  readonly keys: string
  readonly icon: ReactNode
  readonly primary?: boolean
  readonly isBusy: boolean
  readonly inputRef: React.RefObject<HTMLInputElement | null>
  readonly onFile: (file: File) => void
}) {
  const own = useRef<HTMLInputElement>(null)
  const input = inputRef ?? own
  return (
    <>
      <Button
        variant={primary ? 'filled' : 'default'}
        leftSection={icon}
        rightSection={<KeyHint keys={keys} />}
        loading={isBusy}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        aria-label={label}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          if (file) onFile(file)
        }}
      />
    </>
  )
}
