import { failure, notFound, success, type Result } from '../../../shared/errors.ts'
import { inTransaction, type WriteDb } from '../../db/handles.ts'
import { getMessageDraft, upsertMessageDraft, type MessageDraft } from '../../db/tables/message-drafts.ts'
import { getTicket } from '../../db/tables/tickets.ts'
import type { Deps } from '../deps.ts'

/** Keeps what somebody is writing to a ticket. `seen` is the revision their text rests on: another one is a conflict. */
export function keepMessageDraft(
  deps: Pick<Deps, 'db' | 'now'>,
  place: { readonly accountId: string; readonly number: string },
  { text, seen }: { readonly text: string; readonly seen: number },
): Result<MessageDraft> {
  const { accountId, number } = place
  return inTransaction(deps.db, (tx) => {
    if (!getTicket(tx, accountId, number)) return notFound(`ticket ${number}`)
    const stands = getMessageDraft(tx, accountId, number)
    if (stands.text === text) return success(stands)
    if (stands.revision !== seen) {
      return failure({
        kind: 'conflict',
        message: 'Something else was written here meanwhile, in another window.',
        theirs: stands.text,
        revision: stands.revision,
      })
    }
    upsertMessageDraft(tx, { accountId, ticket: number, text, at: deps.now().toISOString() })
    return success(getMessageDraft(tx, accountId, number))
  })
}

/** What was written is on its way; the field is empty again. */
export function clearMessageDraft(tx: WriteDb, accountId: string, ticket: string, at: string): void {
  if (getMessageDraft(tx, accountId, ticket).text === '') return
  upsertMessageDraft(tx, { accountId, ticket, text: '', at })
}
