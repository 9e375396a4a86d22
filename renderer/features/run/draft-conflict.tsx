import { Button } from '@mantine/core'
import type { DraftHandle } from '../../lib/use-draft.ts'
import styles from './draft.module.css'

/** Both texts side by side; a person decides which one stays. */
export function DraftConflict({ mine, theirs, draft }: { mine: string; theirs: string; draft: DraftHandle }) {
  return (
    <section className={styles.conflict} aria-label="Two texts for one field">
      <div>
        <h4>Yours, in this window</h4>
        <pre>{mine || '(empty)'}</pre>
        <Button variant="default" onClick={draft.keepMine}>
          Keep mine
        </Button>
      </div>
      <div>
        <h4>Theirs, kept meanwhile</h4>
        <pre>{theirs || '(empty)'}</pre>
        <Button variant="default" onClick={draft.takeTheirs}>
          Take theirs
        </Button>
      </div>
    </section>
  )
}
