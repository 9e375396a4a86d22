import { getSyncFact } from '../../electron/db/tables/sync-facts.ts'
import { countTickets } from '../../electron/db/tables/tickets.ts'
import { openBarePull } from './bare-pull.ts'
import { readPeakMb } from './child.ts'
import { openBenchDesk } from './ticket-desk.ts'
import { askServer } from './ticket-server.ts'
import type { Login } from '../support/request-tracker.ts'

/** What one side is told on its command line. */
export interface PullOptions {
  readonly side: 'ours' | 'bare'
  /** The list with its select fields only, or everything and two increments after it. */
  readonly isWhole: boolean
  readonly url: string
  readonly tokens: Readonly<Record<Login, string>>
  readonly folder: string
  readonly tickets: number
}

/** Milliseconds since the sign-in, and of each increment. */
export interface PullTook {
  readonly list: number
  readonly byValue: number
  readonly everything: number
  readonly idle: readonly number[]
  readonly changed: readonly number[]
  readonly peakMb: number
}

const changedAtOnce = 20
const increments = 5

const options = JSON.parse(process.argv[2] ?? '{}') as PullOptions
const took = await (options.side === 'ours' ? pullOurs(options) : pullBare(options))
process.stdout.write(JSON.stringify({ ...took, peakMb: readPeakMb() } satisfies PullTook))

async function pullOurs({ url, tokens, folder, tickets, isWhole }: PullOptions) {
  const desk = openBenchDesk(folder, url, tokens.verifier)
  const begun = performance.now()
  const stop = new AbortController()
  const running = desk.engine.syncOnce({ whole: true, signal: stop.signal })
  const until = async (name: string) => {
    while (getSyncFact(desk.db, desk.accountId, name) !== 'done') await pause(20)
    return performance.now() - begun
  }
  const list = await until('core')
  const byValue = await until('by value')
  if (!isWhole) {
    stop.abort()
    await running
    return { list, byValue, everything: 0, idle: [], changed: [] }
  }
  await running
  const everything = performance.now() - begun
  const { all, withFields } = countTickets(desk.db, desk.accountId)
  if (all !== tickets || withFields !== tickets)
    throw new Error(`${String(withFields)} tickets were mirrored.`)
  const round = async () => {
    await desk.engine.syncOnce()
  }
  return { list, byValue, everything, ...(await measureIncrements(round)) }
}

async function pullBare({ url, tokens, isWhole }: PullOptions) {
  const bare = await openBarePull(url, tokens.verifier)
  const begun = performance.now()
  await bare.core()
  const list = performance.now() - begun
  await bare.byValue()
  const byValue = performance.now() - begun
  if (!isWhole) return { list, byValue, everything: 0, idle: [], changed: [] }
  await bare.everything()
  const everything = performance.now() - begun
  let last = performance.now()
  const round = async () => {
    const seconds = Math.ceil((performance.now() - last) / 1000) + 1
    last = performance.now()
    await bare.changes(seconds)
  }
  return { list, byValue, everything, ...(await measureIncrements(round)) }
}

/** Rounds in which nothing changed, then rounds behind twenty changes. */
async function measureIncrements(round: () => Promise<void>) {
  const idle: number[] = []
  const changed: number[] = []
  await round()
  for (let time = 0; time < increments; time += 1) idle.push(await timed(round))
  for (let time = 0; time < increments; time += 1) {
    for (let ticket = 1; ticket <= changedAtOnce; ticket += 1)
      await askServer(options, `/ticket/${String(ticket + 20)}`, {
        method: 'PUT',
        body: { CustomFields: { UMDRelease: `${options.side} ${String(time)}` } },
      })
    changed.push(await timed(round))
  }
  return { idle, changed }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
