import type { RolloutRow } from '../../../../shared/domain/rollout-board.ts'
import type { Column } from '../../../ui/grid.tsx'
import styles from '../rollout.module.css'
import { AnswerCounts, RiskWord } from './standing.tsx'

/** `marked` are the lines chosen for a common action. */
export function boardColumns(marked: ReadonlySet<string>): readonly Column<RolloutRow>[] {
  return [
    {
      id: 'product',
      title: 'Product',
      width: 'minmax(130px, 3fr)',
      render: (row) => (
        <>
          {marked.has(row.id) && (
            <span className={styles.mark} aria-label="marked">
              ●{' '}
            </span>
          )}
          {row.product} {row.version}
        </>
      ),
    },
    {
      id: 'platform',
      title: 'Platform',
      width: '82px',
      render: (row) => (row.platform === '' ? '' : `${row.platform}/${row.arch}`),
    },
    {
      id: 'age',
      title: 'Age',
      width: '40px',
      render: (row) => (row.days === null ? <span className="soft">?</span> : `${String(row.days)} d`),
    },
    {
      id: 'answers',
      title: 'Answers',
      width: 'minmax(116px, 2.4fr)',
      render: (row) => <AnswerCounts answers={row.answers} />,
    },
    { id: 'risk', title: 'Risk', width: '56px', render: (row) => <RiskWord risk={row.risk} /> },
    {
      id: 'why',
      title: 'Why it does not move',
      width: 'minmax(150px, 5fr)',
      render: (row) => <span title={row.sentence}>{row.sentence}</span>,
    },
  ]
}
