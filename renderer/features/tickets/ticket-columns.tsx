import type { TicketLine } from '../../../shared/contract/tickets.ts'
import { countOf, formatTime } from '../../lib/format.ts'
import type { Column } from '../../ui/grid.tsx'
import styles from './tickets.module.css'

export const ticketColumns: readonly Column<TicketLine>[] = [
  { id: 'number', title: 'Ticket', width: '72px', render: (line) => line.number },
  {
    id: 'subject',
    title: 'Subject',
    width: 'minmax(160px, 3fr)',
    render: (line) => (
      <>
        {line.subject}
        {line.gone && <span className="soft"> ({goneWords[line.gone] ?? line.gone})</span>}
      </>
    ),
  },
  { id: 'progress', title: 'Progress', width: '148px', render: (line) => line.progress ?? <NotKnown /> },
  { id: 'status', title: 'Status', width: '84px', render: (line) => line.status },
  {
    id: 'owner',
    title: 'Owner',
    width: '110px',
    render: (line) => line.owner ?? <span className="soft">nobody</span>,
  },
  { id: 'queue', title: 'Queue', width: '88px', render: (line) => line.queue },
  {
    id: 'updated',
    title: 'Changed',
    width: '124px',
    render: (line) => (line.lastUpdated === null ? '' : formatTime(line.lastUpdated)),
  },
  {
    id: 'open',
    title: 'On its way',
    width: '92px',
    render: (line) => line.open > 0 && <span className={styles.open}>{countOf(line.open, 'change')}</span>,
  },
]

const goneWords: Readonly<Record<string, string>> = {
  deleted: 'deleted on the server',
  merged: 'merged into another',
  hidden: 'not visible any more',
  unknown: 'not on the server any more',
}

function NotKnown() {
  return <span className="soft">not set</span>
}
