import type { ReadDb, WriteDb } from '../handles.ts'

/** A fact about the mirror of an account, such as a cursor or the last answer of its server. */
export function getSyncFact(db: ReadDb, accountId: string, name: string): string | null {
  return (
    db
      .prepare<[string, string], { value: string }>(
        'select value from sync_fact where account_id = ? and name = ?',
      )
      .get(accountId, name)?.value ?? null
  )
}

/** null forgets it. */
export function keepSyncFact(tx: WriteDb, accountId: string, name: string, value: string | null): void {
  if (value === null) {
    tx.prepare('delete from sync_fact where account_id = ? and name = ?').run(accountId, name)
    return
  }
  tx.prepare(
    'insert into sync_fact (account_id, name, value) values (?, ?, ?) on conflict do update set value = excluded.value',
  ).run(accountId, name, value)
}

export function forgetSyncFacts(tx: WriteDb, accountId: string): void {
  tx.prepare('delete from sync_fact where account_id = ?').run(accountId)
}

export interface Lease {
  readonly holder: string
  readonly pid: number
  readonly until: string
}

export function getLease(db: ReadDb): Lease | undefined {
  return db.prepare<[], Lease>('select holder, pid, until from sync_lease').get()
}

export function keepLease(tx: WriteDb, lease: Lease): void {
  tx.prepare(
    `insert into sync_lease (one, holder, pid, until) values (1, ?, ?, ?)
     on conflict do update set holder = excluded.holder, pid = excluded.pid, until = excluded.until`,
  ).run(lease.holder, lease.pid, lease.until)
}

export function dropLease(tx: WriteDb, holder: string): void {
  tx.prepare('delete from sync_lease where holder = ?').run(holder)
}
