import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { useCommands } from '../../lib/commands.tsx'
import { tell } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { useCatalogueReads } from './catalogue-reads.ts'
import { useAct } from './use-act.ts'

/**
 * Takes back the newest step of catalogue work, also one of last week. What that is, the service knows:
 * the key works before its name has been read, and says so when there is nothing.
 */
export function UndoButton() {
  const { api } = useProgram()
  const { act, busy } = useAct()
  const { data } = useQuery(useCatalogueReads().undoable())
  const label = data?.label ?? null
  async function undo(): Promise<void> {
    const done = await act('Undo', () => api.catalogue.edit.undo({}))
    if (done) tell(`Taken back: ${done.undone}.`)
  }
  useCommands([
    {
      id: 'undo catalogue',
      name: label === null ? 'Undo in the catalogue' : `Undo: ${label}`,
      group: 'Catalogue',
      keys: ['Ctrl+Z'],
      run: () => void undo(),
    },
  ])
  return (
    <Button
      variant="default"
      disabled={label === null || busy}
      title={label === null ? 'Nothing was changed yet.' : `Takes back: ${label}`}
      leftSection={<Undo2 size={14} aria-hidden="true" />}
      rightSection={<KeyHint keys="Ctrl+Z" />}
      onClick={() => void undo()}
    >
      Undo
    </Button>
  )
}
