import { Verdict } from '../../shared/domain/verdict.ts'
import type { VerdictCounts } from '../../shared/domain/verification.ts'
import styles from './verdict-bar.module.css'

/** How far a verification is: a strip of its verdicts, and the figure beside it. */
export function VerdictBar({ counts }: { counts: VerdictCounts }) {
  const given = counts.total - counts.blank
  return (
    <span className={styles.bar}>
      <span className={styles.strip} aria-hidden="true">
        {Verdict.options.map((verdict) => (
          <span
            key={verdict}
            data-verdict={verdict}
            style={{ width: `${String((counts[verdict] / Math.max(1, counts.total)) * 100)}%` }}
          />
        ))}
      </span>
      <span>
        {given} of {counts.total}
        {counts.FAIL > 0 && <span className={styles.failed}> · {counts.FAIL} FAIL</span>}
      </span>
    </span>
  )
}
