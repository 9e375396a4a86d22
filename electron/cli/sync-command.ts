import type { SyncStatus } from '../../shared/contract/tickets.ts'
import { CommandFailure, type Output } from './output.ts'
import type { Session } from './session.ts'

/** One round over every account; fails with the server's reason when one of them did not get through. */
export async function syncNow({ client }: Session, whole: boolean, output: Output): Promise<void> {
  const { busy, status } = await client.tickets.sync({ whole })
  if (busy)
    throw new CommandFailure('Another Proviso of this data folder is syncing now; it sends what you queued.')
  if (status.accounts.length === 0)
    throw new CommandFailure('There is no account yet: see "proviso account add".')
  output.answer(status, describeStatus(status))
  const failed = status.accounts.find(({ lastFailure }) => lastFailure !== null)
  if (failed?.lastFailure) throw new CommandFailure(`${failed.name}: ${failed.lastFailure.message}`)
}

export function describeStatus({ accounts, intents }: SyncStatus): string[] {
  const open = Object.entries(intents).map(([state, count]) => `${String(count)} ${state}`)
  return [
    ...accounts.map(({ name, tickets, withFields, fetching, lastSuccess }) => {
      const more = fetching === null ? 'everything is here' : `still to fetch: ${fetching}`
      return `${name}: ${String(tickets)} tickets, ${String(withFields)} with fields, ${more}, last success ${lastSuccess ?? 'never'}`
    }),
    open.length === 0 ? 'Nothing waits to be sent.' : `On its way: ${open.join(', ')}.`,
  ]
}
