import type { Verdict } from '../../shared/domain/verdict.ts'
import styles from './verdict-mark.module.css'

const shapes: Readonly<Record<Verdict | 'blank', string>> = {
  OK: 'M3 8.5l3.2 3.2L13 5',
  WARNING: 'M8 2.5L14.5 13.5H1.5Z M8 6.5v3.2 M8 11.6v.2',
  FAIL: 'M4 4l8 8 M12 4l-8 8',
  NA: 'M3.5 8h9',
  'NOT TESTED': 'M8 2.8a5.2 5.2 0 1 0 0 10.4a5.2 5.2 0 1 0 0-10.4 M8 5.5v3l2 1.2',
  blank: 'M3 3h10v10h-10Z',
}

interface VerdictMarkProps {
  readonly verdict: Verdict | null
  /** Said in place of "blank". */
  readonly blankWord?: string | null
}

/** A verdict as shape and word. Plain elements only: it stands in every row of long lists. */
export function VerdictMark({ verdict, blankWord }: VerdictMarkProps) {
  return (
    <span className={styles.mark} data-verdict={verdict ?? 'blank'}>
      <VerdictShape verdict={verdict} />
      <span>{verdict ?? blankWord ?? 'blank'}</span>
    </span>
  )
}

export function VerdictShape({ verdict }: { verdict: Verdict | null }) {
  const name = verdict ?? 'blank'
  return (
    <svg
      className={styles.shape}
      data-verdict={name}
      viewBox="0 0 16 16"
      width="13"
      height="13"
      aria-hidden="true"
    >
      <path d={shapes[name]} strokeDasharray={verdict === null ? '2.4 2' : undefined} />
    </svg>
  )
}
