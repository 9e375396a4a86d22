import { expect, test } from 'vitest'
import { inTransaction } from '../../../electron/db/handles.ts'
import { getSyncFact, keepSyncFact } from '../../../electron/db/tables/sync-facts.ts'
import type { Deps } from '../../../electron/usecases/deps.ts'
import { readAccounts, removeAccount, saveAccount } from '../../../electron/usecases/tickets/accounts.ts'
import type { AccountDraft } from '../../../shared/domain/tracker-account.ts'
import { openTestStore } from '../../support/database.ts'
import { valueOf } from '../../support/desk.ts'
import { makeAccountDraft } from '../../support/tickets.ts'

const draft: AccountDraft = makeAccountDraft()

/** A store whose account was removed after its list was mirrored. */
function afterRemoval() {
  const { db } = openTestStore()
  const deps: Deps = { db, now: () => new Date('2026-11-20T12:00:00Z'), newId: () => crypto.randomUUID() }
  const { id } = valueOf(saveAccount(deps, draft))
  inTransaction(db, (tx) => keepSyncFact(tx, id, 'core', 'done'))
  valueOf(removeAccount(deps, id))
  expect(readAccounts(db)).toEqual([])
  return { deps, id }
}

test('a login that was removed goes on with what was mirrored', () => {
  const { deps, id } = afterRemoval()
  const again = valueOf(saveAccount(deps, { ...draft, name: 'The site again' }))
  expect(again).toMatchObject({ id, name: 'The site again' })
  expect(readAccounts(deps.db)).toEqual([again])
  expect(getSyncFact(deps.db, id, 'core')).toBe('done')
})

test('with other queues it reads the list again', () => {
  const { deps, id } = afterRemoval()
  valueOf(saveAccount(deps, { ...draft, queues: ['sw-rel', 'staged-rollout'] }))
  expect(getSyncFact(deps.db, id, 'core')).toBeNull()
})

test.each([{ login: 'grace' }, { address: 'https://other.example.org' }, { kind: 'zammad' as const }])(
  'another sign-in is another account: %o',
  (change) => {
    const { deps, id } = afterRemoval()
    expect(valueOf(saveAccount(deps, { ...draft, ...change })).id).not.toBe(id)
  },
)

test('two accounts of one login stay two as long as none is removed', () => {
  const { deps } = afterRemoval()
  valueOf(saveAccount(deps, draft))
  valueOf(saveAccount(deps, { ...draft, name: 'Once more' }))
  expect(readAccounts(deps.db)).toHaveLength(2)
})
