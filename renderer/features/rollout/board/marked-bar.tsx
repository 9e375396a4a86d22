import { Button } from '@mantine/core'
import { KeyHint } from '../../../ui/key-hint.tsx'
import styles from '../rollout.module.css'
import type { BoardCommands } from './use-board-commands.ts'

/** What can be done with several lines at once. */
export function MarkedBar({
  count,
  commands,
  onTeams,
  onClear,
}: {
  count: number
  commands: BoardCommands
  onTeams: () => void
  onClear: () => void
}) {
  return (
    <div className={styles.marked}>
      <strong>{count} marked</strong>
      <Button variant="default" rightSection={<KeyHint keys="a" />} onClick={onTeams}>
        Ask teams
      </Button>
      <Button
        variant="default"
        rightSection={<KeyHint keys="m" />}
        loading={commands.busy}
        onClick={commands.moveOn}
      >
        Move on what is offered
      </Button>
      <Button variant="default" loading={commands.busy} onClick={commands.markMoved}>
        Packages are in candidate
      </Button>
      <Button variant="subtle" rightSection={<KeyHint keys="f" />} onClick={onClear}>
        Unmark
      </Button>
    </div>
  )
}
