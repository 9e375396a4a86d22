import type { ReadDb, WriteDb } from '../handles.ts'

/** A custom field of a queue as its server describes it. */
export interface QueueField {
  readonly id: string
  readonly name: string
  readonly on: 'ticket' | 'message'
  readonly detail: {
    readonly type: string
    readonly takesMany: boolean
    readonly pattern: string | null
    readonly description: string
    /** Null when any value is allowed or the list cannot be read. */
    readonly allowed: readonly string[] | null
  } | null
}

export function replaceQueueFields(
  tx: WriteDb,
  accountId: string,
  queue: string,
  fields: readonly QueueField[],
): void {
  tx.prepare('delete from queue_field where account_id = ? and queue = ?').run(accountId, queue)
  const insert = tx.prepare(
    'insert into queue_field (account_id, queue, name, position, id, "on", detail) values (?, ?, ?, ?, ?, ?, ?)',
  )
  for (const [position, { id, name, on, detail }] of fields.entries()) {
    insert.run(accountId, queue, name, position, id, on, detail === null ? null : JSON.stringify(detail))
  }
}

/** In the server's order. */
export function listQueueFields(db: ReadDb, accountId: string, queue: string): readonly QueueField[] {
  return db
    .prepare<[string, string], Omit<QueueField, 'detail'> & { detail: string | null }>(
      'select id, name, "on", detail from queue_field where account_id = ? and queue = ? order by position',
    )
    .all(accountId, queue)
    .map((field) => ({
      ...field,
      detail: field.detail === null ? null : (JSON.parse(field.detail) as QueueField['detail']),
    }))
}
