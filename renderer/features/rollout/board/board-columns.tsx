import type { RolloutRow } from '../../../../shared/domain/rollout-board.ts'
import type { Column } from '../../../ui/grid.tsx'
import { AnswerCounts, RiskWord } from './standing.tsx'

/** `marked` are the lines chosen for a common action. */
export function boardColumns(marked: ReadonlySet<string>): readonly Column<RolloutRow>[] {
  return [
    {
      id: 'mark',
      title: '',
      width: '14px',
      render: (row) => (marked.has(row.id) ? <span aria-label="marked">●</span> : ''),
    },
    {
      id: 'product',
      title: 'Product',
      width: 'minmax(130px, 3fr)',
      render: (row) => (
        <>
          {row.product} {row.version}
        </>
      ),
    },
    {
      id: 'platform',
      title: 'Platform',
      width: '88px',
      render: (row) => (row.platform === '' ? '' : `${row.platform}/${row.arch}`),
    },
    {
      id: 'age',
      title: 'Age',
      width: '52px',
      render: (row) => (row.days === null ? <span className="soft">?</span> : `${String(row.days)} d`),
    },
    {
      id: 'answers',
      title: 'Answers',
      width: 'minmax(92px, 2fr)',
      render: (row) => <AnswerCounts answers={row.answers} />,
    },
    { id: 'risk', title: 'Risk', width: '56px', render: (row) => <RiskWord risk={row.risk} /> },
    {
      id: 'why',
      title: 'Why it does not move',
      width: 'minmax(120px, 4fr)',
      render: (row) => <span title={row.sentence}>{row.sentence}</span>,
    },
  ]
}
