import { describe, expect, test } from 'vitest'
import { whyNoRequestTracker } from '../support/rt/installed.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { actionsInPlan, runPlans, type PlanReport } from './two-desks.ts'

/** How many plans a run of the tests takes; more by `npm run bench -- plans --plans 2000`. */
const plans = Number(process.env['PROVISO_PLANS'] ?? 200)
const firstSeed = Number(process.env['PROVISO_SEED'] ?? 1)

const reason = whyNoRequestTracker()

describe.skipIf(reason !== null)(
  `two desks and a web user on one server${reason === null ? '' : ` (skipped: ${reason})`}`,
  () => {
    test(
      `${String(plans)} random plans of ${String(actionsInPlan)} actions: no effect twice, none missing, none lost silently`,
      { timeout: 120_000 + plans * 60_000 },
      async () => {
        const reports = await runPlans({ plans, firstSeed, lanes: 5, folder: makeTempFolder() })
        const sum = (name: keyof Omit<PlanReport, 'problems'>) =>
          reports.reduce((total, report) => total + report[name], 0)
        console.log(
          `${String(sum('intents'))} intents, ${String(sum('confirmed'))} confirmed, ${String(sum('conflicts'))} conflicts, ${String(sum('ends'))} ends of the program, ${String(sum('broken'))} broken requests`,
        )
        expect(reports.flatMap(({ problems }) => problems)).toEqual([])
        expect(reports).toHaveLength(plans)
        expect(sum('confirmed')).toBeGreaterThan(plans * 5)
      },
    )
  },
)
