import type { TicketLine } from '../../../shared/contract/tickets.ts'
import type { TrackerAccount } from '../../../shared/domain/tracker-account.ts'
import { countOf } from '../../../shared/domain/count-of.ts'
import { formatDate } from '../../lib/format.ts'
import type { Column } from '../../ui/grid.tsx'
import { helpWords } from './step/use-help.tsx'
import styles from './tickets.module.css'

/** The columns of the list, with the server where there are several; `onHelp` does what helps a ticket on. */
export function makeTicketColumns(
  onHelp: (line: TicketLine) => void,
  accounts: readonly TrackerAccount[],
): readonly Column<TicketLine>[] {
  const nameOf = new Map(accounts.map(({ id, name }) => [id, name]))
  const server: Column<TicketLine> = {
    id: 'server',
    title: 'Server',
    width: '96px',
    render: (line) => nameOf.get(line.accountId) ?? '',
  }
  return [
    { id: 'number', title: 'Ticket', width: '64px', render: (line) => line.number },
    ...(accounts.length > 1 ? [server] : []),
    {
      id: 'subject',
      title: 'Subject',
      width: 'minmax(140px, 2fr)',
      render: (line) => (
        <>
          {line.subject}
          {line.gone && <span className="soft"> ({goneWords[line.gone]})</span>}
        </>
      ),
    },
    { id: 'progress', title: 'Progress', width: '136px', render: (line) => line.progress ?? <NotKnown /> },
    {
      id: 'owner',
      title: 'Owner',
      width: '90px',
      render: (line) => line.owner ?? <span className="soft">nobody</span>,
    },
    {
      id: 'standstill',
      title: 'Why it does not move',
      width: 'minmax(350px, 3fr)',
      render: (line) => <Standstill line={line} onHelp={onHelp} />,
    },
    {
      id: 'updated',
      title: 'Changed',
      width: '78px',
      render: (line) => (line.lastUpdated === null ? '' : formatDate(line.lastUpdated)),
    },
    {
      id: 'open',
      title: 'On its way',
      width: '76px',
      render: (line) => line.open > 0 && <span className={styles.open}>{countOf(line.open, 'change')}</span>,
    },
  ]
}

/** The button is a convenience of the mouse: by keyboard the command does it for the current row. */
function Standstill({ line, onHelp }: { line: TicketLine; onHelp: (line: TicketLine) => void }) {
  const { standstill } = line
  if (!standstill) return null
  const { sentence, isLate, help } = standstill
  return (
    <span className={styles.why} title={sentence}>
      <span className="cut" data-late={isLate}>
        {sentence}
      </span>
      {help !== null && (
        <span
          aria-hidden="true"
          className={styles.help}
          onClick={(event) => {
            event.stopPropagation()
            onHelp(line)
          }}
        >
          {helpWords[help]}
        </span>
      )}
    </span>
  )
}

const goneWords: Readonly<Record<NonNullable<TicketLine['gone']>, string>> = {
  deleted: 'deleted on the server',
  merged: 'merged into another',
  hidden: 'not visible any more',
  unknown: 'not on the server any more',
}

function NotKnown() {
  return <span className="soft">not set</span>
}
