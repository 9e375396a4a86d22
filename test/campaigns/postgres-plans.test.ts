import { describe, expect, test } from 'vitest'
import { whyNoRequestTracker } from '../support/rt/installed.ts'
import { whyNoPostgres } from '../support/rt/postgres.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { actionsInPlan, runPlans } from './two-desks.ts'

const plans = 4
/** Other plans than those that run on SQLite in the same tests. */
const firstSeed = 10_001

const reason = whyNoRequestTracker() ?? whyNoPostgres()

describe.skipIf(reason !== null)(
  `two desks and a web user on a server with PostgreSQL${reason === null ? '' : ` (skipped: ${reason})`}`,
  () => {
    test(`${String(plans)} random plans of ${String(actionsInPlan)} actions: no effect twice, none missing, none lost silently`, async () => {
      const folder = makeTempFolder()
      const reports = await runPlans({ plans, firstSeed, lanes: 2, folder, database: 'postgres' })
      expect(reports.flatMap(({ problems }) => problems)).toEqual([])
      expect(reports).toHaveLength(plans)
      expect(reports.reduce((sum, { confirmed }) => sum + confirmed, 0)).toBeGreaterThan(plans * 5)
    })
  },
)
