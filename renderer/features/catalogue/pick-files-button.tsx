import { Button } from '@mantine/core'
import { FileInput } from 'lucide-react'
import { useRef } from 'react'
import { useCommands, type Command } from '../../lib/commands.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'

interface PickFilesButtonProps {
  readonly label: string
  readonly command: Omit<Command, 'run' | 'keys'> & { readonly key: string }
  /** Endings: ".json,.xlsx". */
  readonly accept: string
  /** Names the field of the files. */
  readonly files: string
  /** What may be chosen, in words. */
  readonly title?: string
  readonly onFiles: (files: readonly File[]) => void
}

/** Lets a person choose files, by a button and its key. */
export function PickFilesButton({ label, command, accept, files, title, onFiles }: PickFilesButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  const pick = () => input.current?.click()
  const { key, ...named } = command
  useCommands([{ ...named, keys: [key], run: pick }])
  return (
    <>
      <Button
        variant="default"
        title={title}
        leftSection={<FileInput size={14} aria-hidden="true" />}
        rightSection={<KeyHint keys={key} />}
        onClick={pick}
      >
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accept}
        aria-label={files}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}
