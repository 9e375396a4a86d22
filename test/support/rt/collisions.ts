import { expect } from 'vitest'
import { readHere, setField, valuesIn } from './site.ts'
import type { Site } from './site.ts'

/** Two people write one field at the same moment, on fresh tickets. Counts the rounds in which both were taken. */
export async function collideOnOneField(site: Site, rounds: number): Promise<{ readonly raced: number }> {
  const [left, right] = [site.as('verifier'), site.as('verifier2')]
  let raced = 0
  for (let round = 0; round < rounds; round += 1) {
    const id = await site.newTicket()
    const outcomes = await Promise.all([
      left.update(id, [setField('UMDRelease', [], ['left'])]),
      right.update(id, [setField('UMDRelease', [], ['right'])]),
    ])
    const kinds = outcomes.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'confirmed').length, kinds.join()).toBeLessThan(2)
    expect(kinds).toContain('conflict')
    if (outcomes.some((outcome) => outcome.kind === 'conflict' && outcome.afterWrite)) raced += 1
    for (const [side, outcome] of outcomes.entries()) {
      if (outcome.kind !== 'conflict') continue
      const [mine, theirs] = side === 0 ? ['left', 'right'] : ['right', 'left']
      expect(outcome.conflicts).toMatchObject([{ base: [], mine: [mine], theirs: [theirs] }])
    }
  }
  return { raced }
}

/** The same with both adding to a list: nothing of it may get lost. */
export async function collideOnOneList(site: Site, rounds: number): Promise<void> {
  const [left, right] = [site.as('verifier'), site.as('verifier2')]
  const field = { in: 'custom', name: 'EATeams' } as const
  for (let round = 0; round < rounds; round += 1) {
    const id = await site.newTicket({ EATeams: ['old'] })
    const outcomes = await Promise.all([
      left.update(id, [{ kind: 'items', field, add: ['left'], remove: [] }]),
      right.update(id, [{ kind: 'items', field, add: ['right'], remove: ['old'] }]),
    ])
    expect(
      outcomes.map(({ kind }) => kind),
      JSON.stringify(outcomes),
    ).toEqual(['confirmed', 'confirmed'])
    expect(valuesIn(await readHere(left, id), 'EATeams')).toEqual(['left', 'right'])
  }
}
