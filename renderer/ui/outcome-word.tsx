import type { Outcome } from '../../shared/domain/verification.ts'
import { VerdictShape } from './verdict-mark.tsx'
import styles from './verdict-mark.module.css'

/** The verdict an overall verdict is most like, for its shape and colour. */
export const verdictOfOutcome = {
  accepted: 'OK',
  'accepted with issues': 'WARNING',
  rejected: 'FAIL',
} as const

/** The overall verdict with the shape and colour of the verdict it is most like. */
export function OutcomeWord({ outcome }: { outcome: Outcome | null }) {
  const verdict = outcome === null ? null : verdictOfOutcome[outcome]
  return (
    <span className={styles.mark} data-verdict={verdict ?? 'blank'}>
      <VerdictShape verdict={verdict} />
      {outcome ?? 'no overall verdict'}
    </span>
  )
}
