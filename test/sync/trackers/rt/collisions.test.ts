import { expect, test } from 'vitest'
import { collideOnOneField } from '../../../support/rt/collisions.ts'
import { collideOnOneList } from '../../../support/rt/list-collisions.ts'
import { onRequestTracker } from '../../../support/rt/site.ts'

onRequestTracker('two writers at the same moment', { workers: 4 }, (site) => {
  test('a field both wrote is confirmed to at most one of them, and the other one is told', async () => {
    const { problems, raced } = await collideOnOneField(site, { rounds: 20 })
    expect(problems).toEqual([])
    // Without rounds in which the server took both, this would prove nothing.
    expect(raced).toBeGreaterThan(0)
  }, 60_000)

  test('a list both added to has all of it in the end', async () => {
    await collideOnOneList(site, 12)
  }, 60_000)
})
