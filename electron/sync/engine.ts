import { randomUUID } from 'node:crypto'
import type { TrackerAccount } from '../../shared/domain/tracker-account.ts'
import { inTransaction, type ReadDb } from '../db/handles.ts'
import { getSyncFact, keepSyncFact } from '../db/tables/sync-facts.ts'
import { getAccount, listAccounts } from '../db/tables/tracker-accounts.ts'
import type { AccountSync } from './context.ts'
import { takeLease, type HeldLease } from './lease.ts'
import { createLoop, type Loop } from './loop.ts'
import { syncAccount, type RoundEnd } from './sync-account.ts'
import { unanswered, type Answer } from './trackers/answer.ts'
import { gracePeriodMs } from './trackers/settle.ts'
import type { Tracker } from './trackers/tracker.ts'

export interface EngineOptions {
  readonly db: ReadDb
  readonly filesFolder: string
  readonly now: () => Date
  readonly readSecret: (accountId: string) => Promise<string | null>
  readonly open: (account: TrackerAccount, secret: string, keptOpIds: readonly string[]) => Answer<Tracker>
  /** Called after each round that may have changed what is shown. */
  readonly changed: () => void
  /** Told of a bug that ended a round. */
  readonly report: (error: unknown) => void
  readonly graceMs?: (bytes: number) => number
  readonly backOffMs?: (attempts: number) => number
}

export interface AccountRound extends RoundEnd {
  readonly accountId: string
  readonly name: string
}

export type SyncRun =
  | { readonly kind: 'done'; readonly rounds: readonly AccountRound[] }
  /** Another process of this database is at it. */
  | { readonly kind: 'busy' }

export interface SyncWanted {
  readonly whole?: boolean
  readonly signal?: AbortSignal
}

export interface Engine {
  /** One round over every account, or until everything is mirrored. */
  syncOnce(wanted?: SyncWanted): Promise<SyncRun>
  /** Runs work with the tracker of an account, between the steps of a round. */
  with<T>(accountId: string, work: (sync: AccountSync) => Promise<Answer<T>>): Promise<Answer<T>>
  readonly loop: Loop
  /** Lets go of servers and database at once; what was under way is recovered at the next start. */
  close(): void
}

/** One slice of the first pull, unless somebody waits; then what waits in the outbox has its turn again. */
const sliceMs = 15_000
const longestBackOffMs = 15 * 60_000

/** The one part that talks to servers. It starts nothing by itself: see `loop`. */
export function createEngine(options: EngineOptions): Engine {
  const { db, now } = options
  const holder = randomUUID()
  const closing = new AbortController()
  const trackers = new Map<string, { readonly made: string; readonly tracker: Tracker }>()
  let last: Promise<unknown> = Promise.resolve()
  let lastRun: Promise<unknown> = Promise.resolve()
  let lease: HeldLease | null = null
  let waiting = 0
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    waiting += 1
    const begin = () => {
      waiting -= 1
      return work()
    }
    const mine = last.then(begin, begin)
    last = mine.catch(() => undefined)
    return mine
  }

  async function trackerOf(account: TrackerAccount): Promise<Answer<Tracker>> {
    const secret = await options.readSecret(account.id)
    if (secret === null)
      return unanswered(
        'unauthorised',
        `${account.name}: no sign-in is kept here. Give it again in the settings.`,
      )
    const made = JSON.stringify([account, secret])
    const known = trackers.get(account.id)
    if (known?.made === made) return { ok: true, value: known.tracker }
    known?.tracker.rest()
    const kept = JSON.parse(getSyncFact(db, account.id, 'op ids kept') ?? '[]') as string[]
    const opened = options.open(account, secret, kept)
    if (opened.ok) trackers.set(account.id, { made, tracker: opened.value })
    return opened
  }

  function contextOf(account: TrackerAccount, tracker: Tracker, signal: AbortSignal): AccountSync {
    return {
      db,
      account,
      tracker,
      filesFolder: options.filesFolder,
      now,
      graceMs: options.graceMs ?? gracePeriodMs,
      backOffMs: options.backOffMs ?? backOff,
      signal,
    }
  }

  async function roundOf(account: TrackerAccount, signal: AbortSignal): Promise<AccountRound> {
    const told = { accountId: account.id, name: account.name }
    const tracker = await trackerOf(account)
    if (!tracker.ok) {
      keepFailure(db, account.id, tracker.failure, now().toISOString())
      return { ...told, failure: tracker.failure, hasMore: false }
    }
    const ends = performance.now() + sliceMs
    const enough = () => waiting > 0 || loop.isWoken() || performance.now() > ends
    const sync = contextOf(account, tracker.value, signal)
    try {
      return { ...told, ...(await syncAccount(sync, alone, enough)) }
    } finally {
      tracker.value.rest()
    }
  }

  async function roundsOf(
    account: TrackerAccount,
    stop: AbortSignal,
    isOver: (end: RoundEnd) => boolean,
  ): Promise<AccountRound> {
    for (;;) {
      const round = await roundOf(account, stop)
      options.changed()
      if (isOver(round) || stop.aborted) return round
    }
  }

  /** One after the other: a round takes what it finds half-sent for interrupted. */
  function syncOnce(wanted: SyncWanted = {}): Promise<SyncRun> {
    const mine = lastRun.then(() => runOnce(wanted))
    lastRun = mine.catch(() => undefined)
    return mine
  }

  async function runOnce({ whole = false, signal }: SyncWanted): Promise<SyncRun> {
    lease = takeLease({ db, holder, now })
    if (!lease) return { kind: 'busy' }
    const stop = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal
    const rounds: AccountRound[] = []
    try {
      for (const account of listAccounts(db)) {
        const isOver = ({ hasMore, failure }: RoundEnd) => !whole || !hasMore || failure !== null
        rounds.push(await roundsOf(account, stop, isOver))
      }
      return { kind: 'done', rounds }
    } finally {
      lease.release()
      lease = null
    }
  }

  const loop = createLoop({ db, now, syncOnce, report: options.report })
  return {
    syncOnce,
    async with(accountId, work) {
      const account = getAccount(db, accountId)
      if (!account) return unanswered('not-found', 'There is no such account.')
      const tracker = await trackerOf(account)
      if (!tracker.ok) return tracker
      return alone(() => work(contextOf(account, tracker.value, closing.signal)))
    },
    loop,
    close() {
      closing.abort()
      loop.stop()
      lease?.release()
      for (const { tracker } of trackers.values()) tracker.rest()
    },
  }
}

/** Five seconds after the first attempt, doubled after each, a quarter of an hour at most. */
function backOff(attempts: number): number {
  return Math.min(longestBackOffMs, 5000 * 2 ** Math.max(0, attempts - 1))
}

function keepFailure(
  db: ReadDb,
  accountId: string,
  failure: { kind: string; message: string },
  at: string,
): void {
  const { kind, message } = failure
  inTransaction(db, (tx) =>
    keepSyncFact(tx, accountId, 'last failure', JSON.stringify({ at, kind, message })),
  )
}
