import { useState } from 'react'
import type { Progress } from '../../../shared/domain/run-life-cycle.ts'
import type { RunTicket } from '../../../shared/domain/run-ticket.ts'
import { countOf } from '../../../shared/domain/count-of.ts'
import { tell, tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { takeDocument } from '../../lib/take-document.ts'

interface WantedMove {
  readonly to: Progress
  readonly comment: string
  readonly links: readonly string[]
  readonly hours: string | null
  /** The run whose report goes along; null sends none. */
  readonly reportOf: string | null
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
  async function makeReport(verificationId: string): Promise<File> {
    const { file } = await takeDocument(api, await api.documents.report({ verificationId }), () => undefined)
    return file
  }
  return {
    busy,
    start: (umdMajor: number) =>
      queue('Starting on the ticket', () => api.tickets.start({ accountId, number, umdMajor })),
    move: ({ to, comment, links, hours, reportOf }: WantedMove) =>
      queue(`Moving to ${to}`, async () => {
        const files = reportOf === null ? [] : [await makeReport(reportOf)]
        return api.tickets.move({ accountId, number, to, comment, links: [...links], hours, files })
      }),
  }
}
