import { expect } from 'vitest'
import { readHere, valuesIn } from './readings.ts'
import type { Site } from './open-site.ts'

/** Two people add to one list at the same moment, on fresh tickets: nothing of it may get lost. */
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
