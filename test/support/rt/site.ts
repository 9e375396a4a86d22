import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import type { RequestTrackerOptions } from '../request-tracker.ts'
import { whyNoRequestTracker } from './installed.ts'
import { openSite, type OpenSite, type Site } from './open-site.ts'
import { whyNoPostgres } from './postgres.ts'

export type { Site } from './open-site.ts'
export {
  collect,
  digestOf,
  draftTicket,
  failureOf,
  fileOf,
  newOpId,
  readHere,
  receiptOf,
  setField,
  valueOf,
  valuesIn,
} from './readings.ts'

/** Tests on a server of their own; skipped, with the reason in the title, where none can be started. */
export function onRequestTracker(
  title: string,
  options: RequestTrackerOptions,
  define: (site: Site) => void,
): void {
  const reason = whyNoRequestTracker() ?? (options.database === 'postgres' ? whyNoPostgres() : null)
  describe.skipIf(reason !== null)(reason === null ? title : `${title} (skipped: ${reason})`, () => {
    let site: OpenSite
    beforeAll(async () => {
      site = await openSite(options)
    })
    afterEach(() => site.proxy.follow(null))
    afterAll(() => site.stop())
    define({
      get server() {
        return site.server
      },
      get proxy() {
        return site.proxy
      },
      as: (login, settings) => site.as(login, settings),
      raw: (login, method, path, body) => site.raw(login, method, path, body),
      newTicket: (fields, queue) => site.newTicket(fields, queue),
    })
  })
}
