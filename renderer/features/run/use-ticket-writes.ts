import { useState } from 'react'
import type { Progress } from '../../../shared/domain/run-life-cycle.ts'
import type { RunTicket } from '../../../shared/domain/run-ticket.ts'
import { countOf } from '../../lib/format.ts'
import { tell, tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'

interface WantedMove {
  readonly to: Progress
  readonly comment: string
  readonly links: readonly string[]
  readonly hours: string | null
}

/** Puts the steps of a run on its ticket, on their way to the server. Each answers whether they were. */
export function useTicketWrites({ accountId, number }: Pick<RunTicket, 'accountId' | 'number'>) {
  const { api, writes } = useProgram()
  const [busy, setBusy] = useState(false)
  async function queue(doing: string, work: () => Promise<readonly unknown[]>): Promise<boolean> {
    setBusy(true)
    try {
      const made = await writes.run(work)
      tell(
        made.length === 0
          ? 'The ticket stands so already; nothing was sent.'
          : `${countOf(made.length, 'change')} of ticket ${number} on the way; the outbox shows them.`,
      )
      return true
    } catch (error) {
      tellTrouble(error, doing)
      return false
    } finally {
      setBusy(false)
    }
  }
  return {
    busy,
    start: (umdMajor: number) =>
      queue('Starting on the ticket', () => api.tickets.start({ accountId, number, umdMajor })),
    move: ({ to, comment, links, hours }: WantedMove) =>
      queue(`Moving to ${to}`, () =>
        api.tickets.move({ accountId, number, to, comment, links: [...links], hours, files: [] }),
      ),
  }
}
