import { useQuery } from '@tanstack/react-query'
import type { TicketDetail } from '../../../../shared/contract/tickets.ts'
import { useProgram } from '../../../lib/program.tsx'
import { Section } from '../../../ui/page.tsx'
import { Decisions } from '../outbox/decision.tsx'
import { OutboxList } from '../outbox/outbox-list.tsx'
import { isOnItsWay } from '../outbox/what-is-told.ts'

/** What is on its way to this ticket; nothing when all is settled. */
export function TicketOutbox({ detail }: { detail: TicketDetail }) {
  const { reads } = useProgram()
  const { data } = useQuery(reads.outbox())
  const { accountId, number } = detail.shown
  const lines = (data?.open ?? []).filter(
    ({ intent }) => intent.accountId === accountId && intent.ticket === number,
  )
  if (lines.length === 0) return null
  return (
    <Section title="On its way">
      <Decisions lines={lines.filter((line) => !isOnItsWay(line))} isOfTicket hasKeys={false} />
      <OutboxList lines={lines.filter(isOnItsWay)} isOfTicket />
    </Section>
  )
}
