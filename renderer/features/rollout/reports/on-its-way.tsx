import { Link } from 'wouter'
import type { EaReportDetail } from '../../../../shared/contract/ea-reports.ts'
import type { IntentState } from '../../../../shared/domain/intent.ts'
import { routes } from '../../../lib/routes.ts'
import { Note } from '../../../ui/note.tsx'

/** Where a report is on its way to the manager, and what is still to be done: by its writer, or by who took it in. */
export function OnItsWay({ detail }: { detail: EaReportDetail }) {
  const { report, ticket, delivery } = detail
  if (ticket !== null) return <ToTicket number={ticket.number} delivery={delivery} />
  return report.takenInFrom === null ? (
    <Note title="How it reaches the manager">
      The ticket of this product cannot be reached from here. Save the document and send that one file to the
      staged-rollout manager: it carries the whole report with its evidence, and any change to it is noticed.
    </Note>
  ) : (
    <Note title="It was taken in from a file.">
      The board counts it where the rule does. Once the ticket of its product is known here, it can be put on
      that.
    </Note>
  )
}

function ToTicket({ number, delivery }: { readonly number: string; readonly delivery: IntentState | null }) {
  switch (delivery) {
    case null:
    case 'withdrawn':
      return (
        <Note title="One more step">
          Put it on ticket {number}: the document is attached and the recommendation stands in a comment.
          Without a line it waits in the outbox.
        </Note>
      )
    case 'confirmed':
      return (
        <Note kind="good" title={`It is on ticket ${number}.`}>
          The server was read again: the document is attached, and the recommendation stands in a comment.
        </Note>
      )
    case 'queued':
    case 'sending':
    case 'sent':
      return (
        <Note title={`It is on its way to ticket ${number}.`}>
          It waits in the outbox and goes by itself as soon as there is a line. Nothing else has to be done.
        </Note>
      )
    case 'conflict':
    case 'refused':
    case 'uncertain':
      return (
        <Note
          kind="warning"
          title={`It did not get onto ticket ${number} yet.`}
          actions={<Link href={routes.outbox}>Open the outbox</Link>}
        >
          The outbox says why, and what can be done. The report itself is kept.
        </Note>
      )
  }
}
