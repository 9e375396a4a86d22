import { describe, expect, test } from 'vitest'
import { whyNoRequestTracker } from '../support/rt/installed.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { runSyncKills } from './sync-kills.ts'

const reason = whyNoRequestTracker()

/** 200 of them on demand: `npm run bench -- deliveries`. */
describe.skipIf(reason !== null)(
  `kills of a delivery${reason === null ? '' : ` (skipped: ${reason})`}`,
  () => {
    test('at 30 points between a request and its stored answer: everything takes effect once and is proven', async () => {
      const report = await runSyncKills({ kills: 30, folder: makeTempFolder() })
      expect(report.problems).toEqual([])
      expect(new Set(report.points).size).toBe(30)
      // Without kills after an effect nobody knew of, this would prove nothing.
      expect(report.hadEffect).toBeGreaterThan(3)
    })
  },
)
