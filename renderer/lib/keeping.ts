import type { Draft } from './drafts.ts'
import type { WriteState } from './writes.ts'

/** What the status line says about everything typed and chosen in this window. */
export type Keeping =
  | { readonly kind: 'kept' }
  | { readonly kind: 'keeping' }
  | { readonly kind: 'not-kept'; readonly why: string }
  | { readonly kind: 'conflict' }

/** The gravest state wins: a conflict waits for a person, a failure is tried again, the rest is on its way. */
export function describeKeeping(drafts: Iterable<Draft>, writes: WriteState): Keeping {
  let moving = writes.pending > 0
  let why: string | null = null
  for (const { state } of drafts) {
    if (state.kind === 'conflict') return { kind: 'conflict' }
    if (state.kind === 'failed' || state.kind === 'refused') why = state.reason
    if (state.kind === 'waiting' || state.kind === 'sending') moving = true
  }
  if (why !== null) return { kind: 'not-kept', why }
  return moving ? { kind: 'keeping' } : { kind: 'kept' }
}
