import { Button } from '@mantine/core'
import { FileInput } from 'lucide-react'
import { KeyHint } from '../../ui/key-hint.tsx'
import { useImport } from '../releases/index.ts'

/** Chooses release records to take in. */
export function ImportButton() {
  const { pick } = useImport()
  return (
    <Button
      variant="default"
      leftSection={<FileInput size={14} aria-hidden="true" />}
      rightSection={<KeyHint keys="i" />}
      onClick={pick}
    >
      Import a release record
    </Button>
  )
}
