import { Button } from '@mantine/core'
import { Undo2 } from 'lucide-react'
import { useCommands } from '../lib/commands.tsx'
import { tell } from '../lib/notify.ts'
import { useAct } from '../lib/use-act.ts'
import { KeyHint } from './key-hint.tsx'

interface UndoButtonProps {
  /** The part of the program whose steps are taken back, as it is named in the list of shortcuts. */
  readonly group: string
  /** What would be taken back; null where nothing would, or where it has not been read yet. */
  readonly label: string | null
  readonly undo: () => Promise<{ readonly undone: string }>
}

/**
 * Takes back the newest step, also one of last week. What that is, the service knows: the key works before its name has
 * been read, and says so when there is nothing.
 */
export function UndoButton({ group, label, undo }: UndoButtonProps) {
  const { act, busy } = useAct()
  async function takeBack(): Promise<void> {
    const done = await act('Undo', undo)
    if (done) tell(`Taken back: ${done.undone}.`)
  }
  useCommands([
    {
      id: `undo ${group}`,
      name: label === null ? 'Undo' : `Undo: ${label}`,
      group,
      keys: ['Ctrl+Z'],
      run: () => void takeBack(),
    },
  ])
  return (
    <Button
      variant="default"
      disabled={label === null || busy}
      title={label === null ? 'Nothing was changed yet.' : `Takes back: ${label}`}
      leftSection={<Undo2 size={14} aria-hidden="true" />}
      rightSection={<KeyHint keys="Ctrl+Z" />}
      onClick={() => void takeBack()}
    >
      Undo
    </Button>
  )
}
