import type { DraftState } from '../../lib/drafts.ts'
import styles from './draft.module.css'

/** Whether one field is kept. Nothing is said while all is well, so that nothing flickers while typing. */
export function DraftStateWords({ state }: { state: DraftState }) {
  switch (state.kind) {
    case 'waiting':
    case 'sending':
    case 'kept':
      return null
    case 'failed':
      return (
        <span className={styles.notKept} title={state.reason}>
          Not kept yet; it is tried again.
        </span>
      )
    case 'refused':
      return (
        <span className={styles.notKept} title={state.reason}>
          Not kept; the text stays here.
        </span>
      )
    case 'conflict':
      return <span className={styles.notKept}>Changed elsewhere: choose which text stays.</span>
  }
}
