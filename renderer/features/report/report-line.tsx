import { countOf } from '../../../shared/domain/count-of.ts'
import { formatBytes } from '../../lib/format.ts'
import { ProgressLine } from '../../ui/progress-line.tsx'
import styles from './report.module.css'
import type { ReportState } from './use-report.ts'

/** One line under the title: how far the making is, or what was made. */
export function ReportLine({ state: { made, work }, onStop }: { state: ReportState; onStop: () => void }) {
  if (work.kind === 'working') return <ProgressLine progress={work.progress} onStop={onStop} />
  if (!made) return <div className={styles.line}>{work.kind === 'stopped' ? 'Stopped.' : ' '}</div>
  return (
    <div className={styles.line}>
      {countOf(made.pages, 'page')} · {formatBytes(made.file.size)} · {made.file.name} ·{' '}
      <span title={made.digest}>
        SHA-256 <code>{made.digest.slice(0, 16)}</code>
      </span>
    </div>
  )
}
