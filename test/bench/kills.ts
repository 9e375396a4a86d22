import { runKills } from '../campaigns/kills.ts'
import { withFolder } from './bench-folder.ts'
import { compare } from './measure.ts'
import type { BenchOptions, Figure } from './measure.ts'

const seed = 1

/** Kills the running service again and again under a scripted tester; the limit is that nothing acknowledged is lost. */
export function measureKills({ kills = 500, say }: BenchOptions): Promise<readonly Figure[]> {
  return withFolder(async (folder) => {
    say(`${String(kills)} kills, up to a second each`)
    const report = await runKills(folder, kills, seed)
    for (const line of [...report.losses, ...report.problems]) say(line)
    const limit = { unit: 'count', peerName: 'limit' }
    const note = `${String(report.acknowledged)} acknowledged writes in ${String(report.kills)} kills.`
    return [
      compare({ ...limit, name: 'kills: acknowledged writes lost', note }, [report.losses.length], [0]),
      compare({ ...limit, name: 'kills: problems in the database', note }, [report.problems.length], [0]),
    ]
  })
}
