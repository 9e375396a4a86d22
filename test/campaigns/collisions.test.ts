import { expect, test } from 'vitest'
import { collideOnOneField } from '../support/rt/collisions.ts'
import { onRequestTracker } from '../support/rt/site.ts'

/** 1,000 of them on demand: `npm run bench -- collisions`. */
const rounds = 240

onRequestTracker('two writers on one field', { workers: 6 }, (site) => {
  test(`${String(rounds)} collisions: nobody is overruled without being told`, async () => {
    const { problems, raced } = await collideOnOneField(site, { rounds, lanes: 2 })
    expect(problems).toEqual([])
    // Without rounds in which the server took both, this would prove nothing.
    expect(raced).toBeGreaterThan(0)
  })
})
