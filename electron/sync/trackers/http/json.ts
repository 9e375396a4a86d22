import type * as z from 'zod'
import { answered, unanswered } from '../answer.ts'
import type { Answer } from '../answer.ts'

/** JSON in UTF-8; undefined for anything else. */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown
  } catch {
    return undefined
  }
}

/** A good status with something else than data, as a gateway's page. `effect`: what that leaves open about a write. */
export function noJson(effect: 'none' | 'perhaps'): Answer<never> {
  return unanswered('not-understood', 'The server answered with a page in place of data.', { effect })
}

/** An answer of the form that is expected of `path`. */
export function parseAs<T>(schema: z.ZodType<T>, json: unknown, path: string): Answer<T> {
  const parsed = schema.safeParse(json)
  if (parsed.success) return answered(parsed.data)
  const issue = parsed.error.issues[0]
  const where = issue === undefined ? 'no reason' : `${issue.path.join('.') || 'top'}: ${issue.message}`
  return unanswered('not-understood', `The answer to ${path} has another form than expected (${where}).`)
}
