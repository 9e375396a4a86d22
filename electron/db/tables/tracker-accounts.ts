import { usualValues, ValueMapping } from '../../../shared/domain/process-values.ts'
import {
  FieldMapping,
  type AccountDraft,
  type TrackerAccount,
  type TrackerKind,
} from '../../../shared/domain/tracker-account.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

interface AccountRow {
  readonly number: number
  readonly id: string
  readonly name: string
  readonly kind: TrackerKind
  readonly address: string
  readonly login: string
  readonly sign_in: 'token' | 'password'
  readonly queues: string
  readonly own_ca: string | null
  readonly op_id_fields: string
  readonly mapping: string
  readonly value_mapping: string | null
}

const select = 'select * from tracker_account where removed_at is null'

/** In the order they were made; removed ones are left out. */
export function listAccounts(db: ReadDb): readonly TrackerAccount[] {
  return db.prepare<[], AccountRow>(`${select} order by number`).all().map(accountOf)
}

export function getAccount(db: ReadDb, id: string): TrackerAccount | undefined {
  const row = db.prepare<[string], AccountRow>(`${select} and id = ?`).get(id)
  return row && accountOf(row)
}

/** The last account of this login at this server that was removed. */
export function findRemovedAccount(db: ReadDb, draft: AccountDraft): TrackerAccount | undefined {
  const row = db
    .prepare<[string, string, string], AccountRow>(
      `select * from tracker_account where removed_at is not null and kind = ? and address = ? and login = ?
       order by removed_at desc limit 1`,
    )
    .get(draft.kind ?? 'request-tracker', draft.address, draft.login)
  return row && accountOf(row)
}

/** A removed account is one again. */
export function upsertAccount(tx: WriteDb, id: string, draft: AccountDraft): void {
  tx.prepare(
    `insert into tracker_account (id, name, kind, address, login, sign_in, queues, own_ca, op_id_fields, mapping,
       value_mapping)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set name = excluded.name, kind = excluded.kind, address = excluded.address, login = excluded.login,
       sign_in = excluded.sign_in, queues = excluded.queues, own_ca = excluded.own_ca,
       op_id_fields = excluded.op_id_fields, mapping = excluded.mapping,
       value_mapping = excluded.value_mapping, removed_at = null`,
  ).run(
    id,
    draft.name,
    draft.kind ?? 'request-tracker',
    draft.address,
    draft.login,
    draft.signIn,
    JSON.stringify(draft.queues),
    draft.ownCa,
    JSON.stringify(draft.opIdFields),
    JSON.stringify(draft.mapping),
    draft.values === undefined ? null : JSON.stringify(draft.values),
  )
}

/** What was mirrored stays; nothing is sent or read under it any more. */
export function markAccountRemoved(tx: WriteDb, id: string, at: string): void {
  tx.prepare('update tracker_account set removed_at = ? where id = ?').run(at, id)
}

function accountOf(row: AccountRow): TrackerAccount {
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    kind: row.kind,
    address: row.address,
    login: row.login,
    signIn: row.sign_in,
    queues: JSON.parse(row.queues) as string[],
    ownCa: row.own_ca,
    opIdFields: JSON.parse(row.op_id_fields) as TrackerAccount['opIdFields'],
    mapping: FieldMapping.parse(JSON.parse(row.mapping)),
    values: row.value_mapping === null ? usualValues : ValueMapping.parse(JSON.parse(row.value_mapping)),
  }
}
