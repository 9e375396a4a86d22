import { notFound, success, type Result } from '../../../shared/errors.ts'
import type { AccountDraft, TrackerAccount } from '../../../shared/domain/tracker-account.ts'
import { inTransaction, type ReadDb, type WriteDb } from '../../db/handles.ts'
import { listOpenIntents } from '../../db/tables/intents.ts'
import { forgetSyncFacts } from '../../db/tables/sync-facts.ts'
import {
  findRemovedAccount,
  getAccount,
  listAccounts,
  markAccountRemoved,
  upsertAccount,
} from '../../db/tables/tracker-accounts.ts'
import { refused } from '../../../shared/errors.ts'
import { record, type Deps } from '../deps.ts'

export function readAccounts(db: ReadDb): readonly TrackerAccount[] {
  return listAccounts(db)
}

/**
 * Makes or changes an account; a login that was removed before goes on with what was mirrored. Its secret is not of this place.
 */
export function saveAccount(deps: Deps, draft: AccountDraft): Result<TrackerAccount> {
  return inTransaction(deps.db, (tx) => {
    const before = draft.id === null ? findRemovedAccount(tx, draft) : getAccount(tx, draft.id)
    if (draft.id !== null && !before) return notFound(`account ${draft.id}`)
    if (before && isElsewhere(before, draft) && listOpenIntents(tx, before.id).length > 0) {
      return refused(
        'Changes wait to be sent to the old server. Send or discard them first, or make a second account.',
      )
    }
    const id = before?.id ?? deps.newId()
    upsertAccount(tx, id, draft)
    if (before && seesOthers(before, draft)) forgetSyncFacts(tx, id)
    record(deps, tx, draft.id !== null ? 'tracker account changed' : 'tracker account made', draft.name, {
      address: draft.address,
      login: draft.login,
      queues: draft.queues,
    })
    return success(known(tx, id))
  })
}

/** What was mirrored stays. Refused while something waits to be sent: it would never arrive. */
export function removeAccount(deps: Deps, id: string): Result<Record<string, never>> {
  return inTransaction(deps.db, (tx) => {
    const account = getAccount(tx, id)
    if (!account) return notFound(`account ${id}`)
    const open = listOpenIntents(tx, id).length
    if (open > 0) return refused(`${String(open)} changes wait in its outbox. Send or discard them first.`)
    markAccountRemoved(tx, id, deps.now().toISOString())
    record(deps, tx, 'tracker account removed', account.name)
    return success({})
  })
}

function known(tx: WriteDb, id: string): TrackerAccount {
  const account = getAccount(tx, id)
  if (!account) throw new Error(`Account ${id} was not kept.`)
  return account
}

/** Another server, sign-in or queue shows other tickets: the first pull begins again. */
function seesOthers(before: TrackerAccount, draft: AccountDraft): boolean {
  const isOther = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other)
  return (
    isElsewhere(before, draft) ||
    before.login !== draft.login ||
    isOther(before.queues, draft.queues) ||
    // There only the fields that are named are mirrored.
    (before.kind === 'zammad' && isOther(before.mapping, draft.mapping))
  )
}

function isElsewhere(before: TrackerAccount, draft: AccountDraft): boolean {
  return before.address !== draft.address || before.kind !== (draft.kind ?? 'request-tracker')
}
