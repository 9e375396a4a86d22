import * as z from 'zod'
import { Settings } from '../domain/settings.ts'
import { call, Nothing, stream } from './base.ts'

export const Topic = z.enum(['settings', 'catalogue', 'releases', 'verifications', 'tickets', 'rollout'])
export type Topic = z.infer<typeof Topic>

/** What the running program says of itself. */
export const About = z.object({
  version: z.string(),
  face: z.enum(['desktop', 'browser', 'command line']),
  dataFolder: z.string(),
  schemaVersion: z.number().int(),
  sqliteVersion: z.string(),
  /** null when everything can be written; else one sentence that says why not. */
  readOnlyReason: z.string().nullable(),
  /** Something that happened at start and must be told once, such as a restored backup. */
  notice: z.string().nullable(),
})
export type About = z.infer<typeof About>

/**
 * Something changed in the database, here or by another process: the topics to read again. `by` names the window that
 * asked for the change and was answered everything that it shows of it.
 */
export const Change = z.object({ topics: z.array(Topic), by: z.string().optional() })
export type Change = z.infer<typeof Change>

export const app = {
  about: call(Nothing, About),
  /** Yields an empty change at once (the line is up), then one per change. */
  changes: stream(Nothing, Change, z.void()),
  settings: call(Nothing, Settings),
  changeSettings: call(Settings.partial(), Settings),
  /** The renderer says that its first screen with data is painted; the bench listens. */
  painted: call(z.object({ sinceNavigationMs: z.number() }), Nothing),
}
