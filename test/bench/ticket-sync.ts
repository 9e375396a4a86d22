import { join } from 'node:path'
import { openTracker } from '../../electron/sync/open-tracker.ts'
import { listAccounts } from '../../electron/db/tables/tracker-accounts.ts'
import { getSyncFact } from '../../electron/db/tables/sync-facts.ts'
import type { FieldChange } from '../../shared/domain/intent.ts'
import { act } from '../../electron/usecases/tickets/act.ts'
import { startRequestTracker, type RequestTracker } from '../support/request-tracker.ts'
import { layTickets } from '../support/rt/lay-rows.ts'
import { whyNoRequestTracker } from '../support/rt/installed.ts'
import { withFolder } from './bench-folder.ts'
import { compare, type BenchOptions, type Figure } from './measure.ts'
import { openBenchDesk, type BenchDesk } from './ticket-desk.ts'

const ticketCount = 10_000
const intentCount = 60

/** The first list, an idle round and a drained outbox, each against a bare loop of the adapter on the same server. */
export async function measureTicketSync({ runs = 3, say }: BenchOptions): Promise<readonly Figure[]> {
  const reason = whyNoRequestTracker()
  if (reason !== null) throw new Error(reason)
  const server = await startRequestTracker({ workers: 4 })
  try {
    return await withFolder((folder) => measureOn(server, folder, { runs, say }))
  } finally {
    await server.stop()
  }
}

async function measureOn(
  server: RequestTracker,
  folder: string,
  { runs, say }: { readonly runs: number; readonly say: (line: string) => void },
): Promise<readonly Figure[]> {
  say(`${String(2 * intentCount)} tickets are made by the server itself`)
  const made: string[] = []
  while (made.length < 2 * intentCount) made.push(await makeTicket(server))
  const desk = openBenchDesk(join(folder, 'push'), server.url, server.tokens.verifier)
  await desk.engine.syncOnce({ whole: true })
  say(`${String(intentCount)} intents`)
  const pushed = [await drain(desk, made.slice(0, intentCount))]
  const bare = [await timed(() => bareWrites(desk, server, made.slice(intentCount)))]
  desk.close()
  say(`laying ${String(ticketCount)} tickets into the server`)
  layTickets(server.databaseFile, made[0] ?? '1', ticketCount)
  const listed: number[] = []
  const bareListed: number[] = []
  for (let run = 0; run < runs; run += 1) {
    say(`list, run ${String(run + 1)}`)
    const reader = openBenchDesk(join(folder, `list ${String(run)}`), server.url, server.tokens.verifier)
    bareListed.push(await timed(() => bareList(reader, server)))
    listed.push(await timeUntil(reader, () => hasList(reader)))
    reader.close()
  }
  const peerName = 'bare loop of the adapter'
  const note = `${String(ticketCount)} tickets, one connection`
  return [
    compare({ name: 'list of tickets usable', unit: 'ms', peerName, note }, listed, bareListed),
    compare(
      {
        name: 'outbox drained',
        unit: 'ms',
        peerName,
        note: `${String(intentCount)} changes of one field, read back`,
      },
      pushed,
      bare,
    ),
  ]
}

async function makeTicket(server: RequestTracker): Promise<string> {
  const answer = await fetch(`${server.url}/REST/2.0/ticket`, {
    method: 'POST',
    headers: {
      'user-agent': 'proviso-bench',
      authorization: `token ${server.tokens.root}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ Queue: 'sw-rel', Subject: 'A product', CustomFields: { UMDRelease: '1' } }),
  })
  const { id } = (await answer.json()) as { id: string | number }
  return String(id)
}

/** Milliseconds until something holds; the round goes on with other work and is then left to end. */
async function timeUntil(desk: BenchDesk, holds: () => boolean): Promise<number> {
  const stop = new AbortController()
  const begun = performance.now()
  const running = desk.engine.syncOnce({ whole: true, signal: stop.signal })
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5))
  const took = performance.now() - begun
  stop.abort()
  await running
  return took
}

const hasList = (desk: BenchDesk) => getSyncFact(desk.db, desk.accountId, 'core') === 'done'

function adapterOf(desk: BenchDesk, server: RequestTracker) {
  const [account] = listAccounts(desk.db)
  if (!account) throw new Error('The account was not kept.')
  const opened = openTracker(account, server.tokens.verifier, [])
  if (!opened.ok) throw new Error(opened.failure.message)
  return opened.value
}

async function bareList(desk: BenchDesk, server: RequestTracker): Promise<void> {
  const tracker = adapterOf(desk, server)
  const batches = tracker.search({ queues: ['sw-rel'] }, { detail: 'core', order: 'newest-first' })
  for await (const batch of batches) if (!batch.ok) throw new Error(batch.failure.message)
  tracker.rest()
}

const changeTo = (value: string): FieldChange => ({
  kind: 'set',
  field: { in: 'core', name: 'subject' },
  base: ['A product'],
  mine: [value],
})

async function drain(desk: BenchDesk, tickets: readonly string[]): Promise<number> {
  for (const number of tickets) {
    act(desk.deps, desk.accountId, number, () => ({
      ok: true,
      value: [{ kind: 'change', change: changeTo('ours') }],
    }))
  }
  const open = desk.db.prepare("select count(*) from intent where state <> 'confirmed'").pluck()
  return timeUntil(desk, () => open.get() === 0)
}

async function bareWrites(
  desk: BenchDesk,
  server: RequestTracker,
  tickets: readonly string[],
): Promise<void> {
  const tracker = adapterOf(desk, server)
  for (const number of tickets) {
    const outcome = await tracker.update(number, [changeTo('bare')])
    if (outcome.kind !== 'confirmed') throw new Error(JSON.stringify(outcome))
  }
  tracker.rest()
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}
