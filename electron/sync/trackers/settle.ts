import type { Answer, TrackerFailure } from './answer.ts'

/** How looking for a lost request ended. */
export type Settlement =
  /** It took effect. More than one id: something on the way doubled the request. */
  | { readonly kind: 'found'; readonly ids: readonly string[] }
  /** Looked for until the grace period was over: it can be sent again. */
  | { readonly kind: 'absent' }
  /** It could not be looked for to the end; it stays uncertain. */
  | { readonly kind: 'unknown'; readonly failure: TrackerFailure }

/** Times are in milliseconds. */
export interface SettleOptions {
  readonly find: () => Promise<Answer<readonly string[]>>
  /** Milliseconds since the epoch, when the request was given up. */
  readonly lostAt: number
  readonly graceMs: number
  readonly pauseMs?: number
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<void>
}

const usualPauseMs = 250

/**
 * Looks for the effect of a lost request until the grace period is over. Once is not enough: the server may still be
 * working on the first request, and a second one would double it.
 */
export async function settleLost(options: SettleOptions): Promise<Settlement> {
  const { find, lostAt, graceMs, pauseMs = usualPauseMs, now, sleep } = options
  for (;;) {
    const startedAt = now()
    const found = await find()
    if (!found.ok) return { kind: 'unknown', failure: found.failure }
    if (found.value.length > 0) return { kind: 'found', ids: found.value }
    const left = lostAt + graceMs - startedAt
    if (left <= 0) return { kind: 'absent' }
    await sleep(Math.min(pauseMs, left))
  }
}

const slowestUploadBytesPerMs = 1000
const slowestWriteMs = 10_000

/**
 * How long a server may still be working on a request whose answer was lost. Behind a gateway it must be at least the
 * gateway's own time-out.
 */
export function gracePeriodMs(bytes: number, gatewayTimeoutMs = 0): number {
  return Math.max(gatewayTimeoutMs, slowestWriteMs + Math.ceil(bytes / slowestUploadBytesPerMs))
}
