import { collideOnOneField } from '../support/rt/collisions.ts'
import { whyNoRequestTracker } from '../support/rt/installed.ts'
import { openSite } from '../support/rt/open-site.ts'
import { compare, type BenchOptions, type Figure } from './measure.ts'

/** Two writers on one field at one moment; the limit is that nobody is overruled without being told. */
export async function measureCollisions({ runs = 1000, say }: BenchOptions): Promise<readonly Figure[]> {
  const reason = whyNoRequestTracker()
  if (reason !== null) throw new Error(reason)
  const site = await openSite({ workers: 6 })
  try {
    say(`${String(runs)} collisions, each some half a second of a processor`)
    const { problems, raced } = await collideOnOneField(site, {
      rounds: runs,
      lanes: 2,
      done: (rounds) => {
        if (rounds % 100 === 0) say(`${String(rounds)} done`)
      },
    })
    for (const problem of problems) say(problem)
    const note = `${String(runs)} collisions; in ${String(raced)} the server took both writes.`
    const caption = { name: 'collisions: overruled without a word', unit: 'count', peerName: 'limit', note }
    return [compare(caption, [problems.length], [0])]
  } finally {
    await site.stop()
  }
}
