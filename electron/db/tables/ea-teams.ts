import { foldName, type Commitment, type EaTeam } from '../../../shared/domain/ea-team.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

interface TeamRow {
  readonly folded: string
  readonly name: string
  readonly site: string
  readonly contact: string
  readonly active: 0 | 1
  readonly since: string
}

/** By name. */
export function listTeams(db: ReadDb): readonly EaTeam[] {
  const commitments = Map.groupBy(
    db
      .prepare<[], Commitment & { team: string }>(
        'select team, product, since, until from ea_commitment order by product, since',
      )
      .all(),
    ({ team }) => team,
  )
  return db
    .prepare<[], TeamRow>('select * from ea_team order by folded')
    .all()
    .map((row) => ({
      name: row.name,
      site: row.site,
      contact: row.contact,
      active: row.active === 1,
      since: row.since,
      commitments: (commitments.get(row.folded) ?? []).map(({ product, since, until }) => ({
        product,
        since,
        until,
      })),
    }))
}

/** By any spelling of its name. */
export function getTeam(db: ReadDb, name: string): EaTeam | undefined {
  const folded = foldName(name)
  return listTeams(db).find((team) => foldName(team.name) === folded)
}

/** Writes the team as given: its commitments replace those that stood there. */
export function upsertTeam(tx: WriteDb, team: EaTeam): void {
  const folded = foldName(team.name)
  tx.prepare(
    `insert into ea_team (folded, name, site, contact, active, since) values (?, ?, ?, ?, ?, ?)
     on conflict (folded) do update set name = excluded.name, site = excluded.site, contact = excluded.contact,
       active = excluded.active, since = excluded.since`,
  ).run(folded, team.name, team.site, team.contact, Number(team.active), team.since)
  tx.prepare('delete from ea_commitment where team = ?').run(folded)
  const insert = tx.prepare('insert into ea_commitment (team, product, since, until) values (?, ?, ?, ?)')
  for (const { product, since, until } of team.commitments) insert.run(folded, product, since, until)
}

export function deleteTeam(tx: WriteDb, name: string): void {
  tx.prepare('delete from ea_team where folded = ?').run(foldName(name))
}
