import { expect } from 'vitest'
import type { WriteOutcome } from '../../../electron/sync/trackers/outcome.ts'
import { settleLost } from '../../../electron/sync/trackers/settle.ts'
import type { Operation, Tracker } from '../../../electron/sync/trackers/tracker.ts'
import type { Fault } from '../fault-proxy.ts'
import { collect, draftTicket, newOpId, valueOf } from './site.ts'
import type { Site } from './site.ts'

/** Before, during and after the effect. */
const faults: readonly Fault[] = [
  { kind: 'cut before' },
  { kind: 'cut in the request' },
  { kind: 'cut while working', afterMs: 1 },
  { kind: 'cut while working', afterMs: 20 },
  { kind: 'cut after' },
  { kind: 'cut in the answer' },
]

/** Longer than this server needs for a small write while the machine has much else to do. */
const graceMs = 7000
const mostSends = 5

/** Sends until it is known to have taken effect, as the outbox does. */
async function sendUntilKnown(
  adapter: Tracker,
  operation: Operation,
  send: () => Promise<WriteOutcome<unknown>>,
): Promise<readonly string[]> {
  for (let attempt = 0; attempt < mostSends; attempt += 1) {
    const outcome = await send()
    if (outcome.kind === 'confirmed') return valueOf(await adapter.findByOpId(operation))
    expect(['uncertain', 'not-sent'], JSON.stringify(outcome)).toContain(outcome.kind)
    if (outcome.kind === 'not-sent') continue
    const settlement = await settleLost({
      find: () => adapter.findByOpId(operation),
      lostAt: Date.now(),
      graceMs,
      now: Date.now,
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    })
    if (settlement.kind === 'found') return settlement.ids
    expect(settlement.kind).toBe('absent')
  }
  throw new Error('It never arrived.')
}

/** Breaks the first sending of each operation, one fault after the other. Operations are known by their number in the body. */
function breakFirstPosts(site: Site): void {
  const broken = new Set<number>()
  site.proxy.follow(({ method, body }) => {
    const number = Number(/"Operation (\d+)/.exec(body.toString('utf8'))?.[1] ?? 'none')
    if (method !== 'POST' || Number.isNaN(number) || broken.has(number)) return null
    broken.add(number)
    return faults[number % faults.length] ?? null
  })
}

/** Several at a time: the waiting is what takes long. */
const lanes = 8

async function inLanes(operations: number, run: (number: number) => Promise<void>): Promise<void> {
  let next = 0
  const lane = async () => {
    while (next < operations) {
      next += 1
      await run(next - 1)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

/** Creates `operations` tickets through faults; returns how many exist in the end. */
export async function createThroughFaults(site: Site, operations: number, queue: string): Promise<number> {
  const adapter = site.as('verifier')
  breakFirstPosts(site)
  await inLanes(operations, async (number) => {
    const opId = newOpId()
    const draft = draftTicket({ queue, subject: `Operation ${number}` })
    const ids = await sendUntilKnown(adapter, { kind: 'create', opId, queue }, () =>
      adapter.create(opId, draft),
    )
    expect(ids).toHaveLength(1)
  })
  site.proxy.follow(null)
  const all = await collect(
    site.as('root').search({ queues: [queue] }, { detail: 'core', order: 'oldest-first' }),
  )
  return all.flatMap(({ tickets }) => tickets).filter(({ subject }) => subject.startsWith('Operation '))
    .length
}

/** Comments `operations` times through faults, on a few tickets; returns how many comments exist in the end. */
export async function commentThroughFaults(site: Site, operations: number, queue: string): Promise<number> {
  const adapter = site.as('verifier')
  const tickets = [
    await site.newTicket({}, queue),
    await site.newTicket({}, queue),
    await site.newTicket({}, queue),
  ]
  breakFirstPosts(site)
  await inLanes(operations, async (number) => {
    const ticketId = tickets[number % tickets.length] ?? ''
    const opId = newOpId()
    const draft = { kind: 'comment', text: `Operation ${number}`, subject: 'Note', files: [] } as const
    const send = () => adapter.message(opId, ticketId, draft)
    expect(await sendUntilKnown(adapter, { kind: 'message', opId, ticketId }, send)).toHaveLength(1)
  })
  site.proxy.follow(null)
  const histories = await Promise.all(tickets.map((id) => collect(site.as('root').history(id))))
  return histories.flat(2).filter(({ type }) => type === 'Comment').length
}
