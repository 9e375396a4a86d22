import { runSyncKills } from '../campaigns/sync-kills.ts'
import { whyNoRequestTracker } from '../support/rt/installed.ts'
import { withFolder } from './bench-folder.ts'
import { compare, type BenchOptions, type Figure } from './measure.ts'

/** Kills the program between a request and its stored answer; the limit is that everything took effect once and is proven. */
export function measureDeliveries({ kills = 200, say }: BenchOptions): Promise<readonly Figure[]> {
  const reason = whyNoRequestTracker()
  if (reason !== null) throw new Error(reason)
  return withFolder(async (folder) => {
    say(`${String(kills)} kills, each some 2 seconds of a processor`)
    const report = await runSyncKills({ kills, folder, say })
    const left = Object.entries(report.left).map(([state, count]) => `${String(count)} ${state}`)
    const note = `${String(new Set(report.points).size)} points; left behind: ${left.join(', ')}; ${String(report.hadEffect)} had taken effect unknown to the program.`
    const caption = { name: 'deliveries: lost, doubled or unproven', unit: 'count', peerName: 'limit', note }
    return [compare(caption, [report.problems.length], [0])]
  })
}
