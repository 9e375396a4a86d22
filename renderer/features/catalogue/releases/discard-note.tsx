import { Button } from '@mantine/core'
import type { QcReleaseListed } from '../../../../shared/contract/catalogue-editing.ts'
import { tell } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { Note } from '../../../ui/note.tsx'
import { useAct } from '../../../lib/use-act.ts'
import styles from '../catalogue.module.css'

/** Throwing a draft away cannot be undone, so it says first what it does. */
export function DiscardNote({ release: { id, criteriaCount } }: { release: QcReleaseListed }) {
  const { api } = useProgram()
  const { act, busy } = useAct()
  async function discard(): Promise<void> {
    const done = await act('Throwing the draft away', () =>
      api.catalogue.edit.deleteDraft({ qcReleaseId: id }),
    )
    if (done) tell(`${id} was thrown away.`)
  }
  return (
    <div className={styles.detailBody}>
      <Note
        kind="warning"
        title={`${id} goes with its changes; undo does not bring it back.`}
        actions={
          <Button variant="default" disabled={busy} onClick={() => void discard()}>
            Throw {id} away
          </Button>
        }
      >
        Its {criteriaCount} criteria stay in the releases it began with. Export a bundle first if in doubt.
      </Note>
    </div>
  )
}
