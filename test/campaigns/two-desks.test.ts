import { expect, test } from 'vitest'
import { onRequestTracker } from '../support/rt/site.ts'
import { runPlan, type PlanReport } from './two-desks.ts'

/** How many plans a run of the tests takes; many more over a night by PROVISO_PLANS. */
const plans = Number(process.env['PROVISO_PLANS'] ?? 5)
const firstSeed = Number(process.env['PROVISO_SEED'] ?? 1)

onRequestTracker('two desks and a web user on one server', { workers: 4 }, (site) => {
  test(
    `${String(plans)} random plans of 50 actions: no effect twice, none missing, none lost silently`,
    { timeout: plans * 300_000 },
    async () => {
      const reports: PlanReport[] = []
      for (let plan = 0; plan < plans; plan += 1) {
        reports.push(await runPlan(site, firstSeed + plan, 50))
      }
      const sum = (name: 'intents' | 'confirmed' | 'conflicts' | 'kills') =>
        reports.reduce((total, report) => total + report[name], 0)
      console.log(
        `${String(sum('intents'))} intents, ${String(sum('confirmed'))} confirmed, ${String(sum('conflicts'))} conflicts, ${String(sum('kills'))} ends of the program`,
      )
      expect(reports.flatMap(({ problems }) => problems)).toEqual([])
      expect(sum('confirmed')).toBeGreaterThan(plans * 5)
    },
  )
})
