import type { ReadDb, WriteDb } from '../handles.ts'

/** A message that is still being written. The revision rises with each change; 0 before the first. */
export interface MessageDraft {
  readonly text: string
  readonly revision: number
}

export function getMessageDraft(db: ReadDb, accountId: string, ticket: string): MessageDraft {
  const row = db
    .prepare<[string, number], MessageDraft>(
      'select text, revision from message_draft where account_id = ? and ticket = ?',
    )
    .get(accountId, Number(ticket))
  return row ?? { text: '', revision: 0 }
}

/** Keeps a text under the next revision. */
export function upsertMessageDraft(
  tx: WriteDb,
  { accountId, ticket, text, at }: { accountId: string; ticket: string; text: string; at: string },
): void {
  tx.prepare(
    `insert into message_draft (account_id, ticket, text, revision, updated_at) values (?, ?, ?, 1, ?)
     on conflict do update set text = excluded.text, revision = revision + 1, updated_at = excluded.updated_at`,
  ).run(accountId, Number(ticket), text, at)
}
