import * as z from 'zod'

/**
 * Every failure a caller may expect, by kind. Use cases return it as a value; a bug throws instead.
 * `message` is one plain sentence for a person: what happened, and what is safe or what to do.
 */
export const Failure = z.discriminatedUnion('kind', [
  /** The thing named does not exist (any more). */
  z.object({ kind: z.literal('not-found'), message: z.string(), what: z.string() }),
  /** The input was understood and refused; `place` says where in a file or form. */
  z.object({ kind: z.literal('invalid'), message: z.string(), place: z.string().nullable() }),
  /** The text was changed elsewhere since the caller read it; `theirs` is what stands now. */
  z.object({
    kind: z.literal('conflict'),
    message: z.string(),
    theirs: z.string(),
    revision: z.number().int(),
  }),
  /** A rule of the process forbids it now; the message says what would change that. */
  z.object({ kind: z.literal('refused'), message: z.string() }),
  /** The disk is full or the data folder cannot be written; nothing was changed. */
  z.object({ kind: z.literal('storage'), message: z.string() }),
  /** The caller stopped the work; nothing half-done stays. */
  z.object({ kind: z.literal('cancelled'), message: z.string() }),
])
export type Failure = z.infer<typeof Failure>

/** The answer of a use case: a value, or a failure its caller expects. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

export function success<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function failure(reason: Failure): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: reason }
}

/** `what` names the thing as the user would: «verification 3f2a». */
export function notFound(what: string): { readonly ok: false; readonly failure: Failure } {
  return failure({ kind: 'not-found', what, message: `There is no ${what} here.` })
}

/** `place` is a path inside a file, a line, or a field; null when there is none. */
export function invalid(
  message: string,
  place: string | null = null,
): { readonly ok: false; readonly failure: Failure } {
  return failure({ kind: 'invalid', message, place })
}

export function refused(message: string): { readonly ok: false; readonly failure: Failure } {
  return failure({ kind: 'refused', message })
}
