import { actionsInPlan, runPlans } from '../campaigns/two-desks.ts'
import { whyNoRequestTracker } from '../support/rt/installed.ts'
import { withFolder } from './bench-folder.ts'
import { compare, type BenchOptions, type Figure } from './measure.ts'

const lanes = 5

/** Random plans of two desks and a web user on one server; the limit is that no intent has two effects or loses its own. */
export function measurePlans({ plans, say }: BenchOptions): Promise<readonly Figure[]> {
  const reason = whyNoRequestTracker()
  if (reason !== null) throw new Error(reason)
  return withFolder(async (folder) => {
    say(`${String(plans)} plans of ${String(actionsInPlan)} actions, each some 5 seconds of a processor`)
    let done = 0
    const reports = await runPlans({
      plans,
      firstSeed: 1,
      lanes,
      folder,
      done({ problems }) {
        done += 1
        for (const problem of problems) say(problem)
        if (done % 50 === 0) say(`${String(done)} done`)
      },
    })
    const sum = (name: 'intents' | 'confirmed' | 'conflicts' | 'ends' | 'broken') =>
      String(reports.reduce((total, report) => total + report[name], 0))
    const note = `${String(reports.length)} plans: ${sum('intents')} intents, ${sum('confirmed')} confirmed, ${sum('conflicts')} conflicts, ${sum('ends')} ends of the program, ${sum('broken')} broken requests.`
    const problems = reports.flatMap((report) => report.problems)
    const caption = { name: 'plans: effects lost, doubled or hidden', unit: 'count', peerName: 'limit', note }
    return [compare(caption, [problems.length], [0])]
  })
}
