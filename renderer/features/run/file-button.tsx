import { Button } from '@mantine/core'
import { useRef } from 'react'

interface FileButtonProps {
  readonly label: string
  readonly onFiles: (files: readonly File[]) => void
  /** A folder is chosen, and everything in it comes. */
  readonly folder?: boolean
}

/** Opens the system's own chooser. */
export function FileButton({ label, onFiles, folder = false }: FileButtonProps) {
  const picker = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button variant="default" onClick={() => picker.current?.click()}>
        {label}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={label}
        {...(folder ? { webkitdirectory: '' } : {})}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          if (files.length > 0) onFiles(files)
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}
