import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { useCommands } from '../../lib/commands.tsx'
import { tell } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { useRolloutReads } from './rollout-reads.ts'
import { useAct } from './use-act.ts'

/** Takes back the newest step in staged rollout. The key works before its name was read. */
export function UndoButton() {
  const { api } = useProgram()
  const { act, busy } = useAct()
  const { data } = useQuery(useRolloutReads().undoable())
  const label = data?.label ?? null
  async function undo(): Promise<void> {
    const done = await act('Undo', () => api.rollout.undo({}))
    if (done) tell(`Taken back: ${done.undone}.`)
  }
  useCommands([
    {
      id: 'undo rollout',
      name: label === null ? 'Undo in staged rollout' : `Undo: ${label}`,
      group: 'Staged rollout',
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
