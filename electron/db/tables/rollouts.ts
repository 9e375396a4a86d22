import type { ReadDb, WriteDb } from '../handles.ts'

/** What is kept here of a PPA's staged rollout. */
export interface KeptRollout {
  readonly ppaId: string
  /** Its ticket; null where there is none. */
  readonly ticket: { readonly accountId: string; readonly number: string } | null
  /** Read only while no ticket says it. */
  readonly progress: string
  readonly since: string
}

/** A team asked for a report, and when. */
export interface AskedTeam {
  readonly ppaId: string
  readonly team: string
  readonly askedAt: string
  readonly remindedAt: string | null
}

interface RolloutRow {
  readonly ppa_id: string
  readonly account_id: string | null
  readonly ticket: number | null
  readonly progress: string
  readonly since: string
}

export function listRollouts(db: ReadDb): readonly KeptRollout[] {
  return db.prepare<[], RolloutRow>('select * from rollout order by ppa_id').all().map(rolloutOf)
}

export function getRollout(db: ReadDb, ppaId: string): KeptRollout | undefined {
  const row = db.prepare<[string], RolloutRow>('select * from rollout where ppa_id = ?').get(ppaId)
  return row && rolloutOf(row)
}

export function upsertRollout(tx: WriteDb, { ppaId, ticket, progress, since }: KeptRollout): void {
  tx.prepare(
    `insert into rollout (ppa_id, account_id, ticket, progress, since) values (?, ?, ?, ?, ?)
     on conflict (ppa_id) do update set account_id = excluded.account_id, ticket = excluded.ticket,
       progress = excluded.progress, since = excluded.since`,
  ).run(ppaId, ticket?.accountId ?? null, ticket === null ? null : Number(ticket.number), progress, since)
}

/** One that nothing was decided on, with its teams. */
export function deleteRollout(tx: WriteDb, ppaId: string): void {
  tx.prepare('delete from rollout_team where ppa_id = ?').run(ppaId)
  tx.prepare('delete from rollout where ppa_id = ?').run(ppaId)
}

/** The PPA a person linked the ticket to; null when nobody did. */
export function findLinkedPpa(db: ReadDb, accountId: string, number: string): string | null {
  return (
    db
      .prepare<[string, number], string>('select ppa_id from rollout where account_id = ? and ticket = ?')
      .pluck()
      .get(accountId, Number(number)) ?? null
  )
}

/** In the order they were named. */
export function listAskedTeams(db: ReadDb, ppaId?: string): readonly AskedTeam[] {
  const columns =
    'select ppa_id as ppaId, team, asked_at as askedAt, reminded_at as remindedAt from rollout_team'
  return ppaId === undefined
    ? db.prepare<[], AskedTeam>(`${columns} order by ppa_id, position`).all()
    : db.prepare<[string], AskedTeam>(`${columns} where ppa_id = ? order by position`).all(ppaId)
}

export function replaceAskedTeams(
  tx: WriteDb,
  ppaId: string,
  teams: readonly Omit<AskedTeam, 'ppaId'>[],
): void {
  tx.prepare('delete from rollout_team where ppa_id = ?').run(ppaId)
  const insert = tx.prepare(
    'insert into rollout_team (ppa_id, team, position, asked_at, reminded_at) values (?, ?, ?, ?, ?)',
  )
  for (const [position, { team, askedAt, remindedAt }] of teams.entries())
    insert.run(ppaId, team, position, askedAt, remindedAt)
}

function rolloutOf(row: RolloutRow): KeptRollout {
  return {
    ppaId: row.ppa_id,
    ticket:
      row.account_id === null || row.ticket === null
        ? null
        : { accountId: row.account_id, number: String(row.ticket) },
    progress: row.progress,
    since: row.since,
  }
}
