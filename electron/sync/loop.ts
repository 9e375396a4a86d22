import type { ReadDb } from '../db/handles.ts'
import { listOpenIntents } from '../db/tables/intents.ts'
import { listAccounts } from '../db/tables/tracker-accounts.ts'
import type { SyncRun } from './engine.ts'

export interface Loop {
  /** From now on rounds follow one another; without an account it sleeps. */
  start(): void
  /** Something is to be sent: the next round comes at once. */
  wake(): void
  /** Whether somebody asked for a round since the last one began. */
  isWoken(): boolean
  /** No further round begins. */
  stop(): void
  isRunning(): boolean
}

interface LoopOptions {
  readonly db: ReadDb
  readonly now: () => Date
  readonly syncOnce: () => Promise<SyncRun>
  readonly report: (error: unknown) => void
}

const usualPauseMs = 60_000
const afterFailureMs = 15_000
const whileBusyMs = 5000

export function createLoop({ db, now, syncOnce, report }: LoopOptions): Loop {
  const stopping = new AbortController()
  let running: Promise<void> | null = null
  let isWoken = false
  let wakeUp: () => void = () => undefined

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      isWoken = false
      const pause = await oneRound()
      if (!stopping.signal.aborted && !isWoken) await sleep(pause)
    }
  }

  async function oneRound(): Promise<number | null> {
    try {
      return await tryRound()
    } catch (error) {
      // The service was closed under a round; anything else is told and tried again, for work must go on.
      if (!db.open) return null
      report(error)
      return usualPauseMs
    }
  }

  async function tryRound(): Promise<number | null> {
    if (listAccounts(db).length === 0) return null
    const run = await syncOnce()
    if (run.kind === 'busy') return whileBusyMs
    if (run.rounds.some(({ failure }) => failure !== null)) return afterFailureMs
    if (run.rounds.some(({ hasMore }) => hasMore)) return 0
    return untilNextAttempt()
  }

  /** Until an intent may be tried again, and a minute at most: others write too. */
  function untilNextAttempt(): number {
    const waits = listAccounts(db)
      .flatMap(({ id }) => listOpenIntents(db, id))
      .flatMap(({ nextAttemptAt }) =>
        nextAttemptAt === null ? [] : [Date.parse(nextAttemptAt) - now().getTime()],
      )
    return Math.max(200, Math.min(usualPauseMs, ...waits))
  }

  /** null sleeps until it is woken. */
  function sleep(ms: number | null): Promise<void> {
    return new Promise((resolve) => {
      const timer = ms === null ? undefined : setTimeout(resolve, ms)
      timer?.unref()
      wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  return {
    start() {
      running ??= run()
    },
    wake() {
      isWoken = true
      wakeUp()
    },
    isWoken: () => isWoken,
    stop() {
      stopping.abort()
      wakeUp()
    },
    isRunning: () => running !== null && !stopping.signal.aborted,
  }
}
