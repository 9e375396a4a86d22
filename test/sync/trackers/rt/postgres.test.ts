import { expect, test } from 'vitest'
import { collideOnOneField } from '../../../support/rt/collisions.ts'
import { collideOnOneList } from '../../../support/rt/list-collisions.ts'
import { commentThroughFaults, createThroughFaults } from '../../../support/rt/lost-answers.ts'
import { onRequestTracker, readHere, receiptOf, setField, valuesIn } from '../../../support/rt/site.ts'

onRequestTracker('a server on PostgreSQL', { database: 'postgres', workers: 4 }, (site) => {
  test('collisions of two writers are found', async () => {
    const { problems } = await collideOnOneField(site, { rounds: 24, lanes: 2 })
    expect(problems).toEqual([])
    await collideOnOneList(site, 4)
  }, 120_000)

  test('lost answers double nothing', async () => {
    expect(await createThroughFaults(site, 12, 'staged-rollout')).toBe(12)
    expect(await commentThroughFaults(site, 12, 'sw-rel')).toBe(12)
  }, 120_000)

  test('two values in a field for one are shown, and writing one repairs it', async () => {
    const id = await site.newTicket({ UMDRelease: '1' })
    const double = ({ method, url }: { method: string; url: string }) =>
      method === 'GET' && url.includes(`/ticket/${id}?`)
        ? ({ kind: 'rewrite', body: (text: string) => text.replace(/"1"(\s*\])/, '"1", "2"$1') } as const)
        : null
    const adapter = site.as('verifier')
    site.proxy.follow(double)
    expect(valuesIn(await readHere(adapter, id), 'UMDRelease')).toEqual(['1', '2'])
    const outcome = await adapter.update(id, [setField('UMDRelease', ['1'], ['3'])])
    expect(outcome).toMatchObject({ kind: 'conflict', conflicts: [{ theirs: ['1', '2'] }] })
    let isWritten = false
    site.proxy.follow((request) => {
      if (request.method === 'PUT') isWritten = true
      return isWritten ? null : double(request)
    })
    const repaired = await adapter.update(id, [setField('UMDRelease', ['1', '2'], ['3'])])
    expect(valuesIn(receiptOf(repaired), 'UMDRelease')).toEqual(['3'])
  })
})
