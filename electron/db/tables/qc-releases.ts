import { reconstructedPrefix } from '../../../shared/domain/criterion.ts'
import type { QcRelease } from '../../../shared/domain/qc-release.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

interface QcReleaseRow {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly state: QcRelease['state']
  readonly date: string | null
  readonly published_count: number
  readonly note: string
  readonly known_count: number
  readonly criteria_count: number
  readonly based_on: string | null
  readonly published_at: string | null
  readonly digest: string | null
}

export interface KeptQcRelease extends QcRelease {
  /** How many of its published criteria are in the catalogue; Proviso's own do not count. */
  readonly knownCount: number
  /** How many it has here, those of Proviso's own included. */
  readonly criteriaCount: number
  /** The release whose criteria it began with. */
  readonly basedOn: string | null
  /** When it was published here, or came with the program; null for a draft. */
  readonly publishedAt: string | null
  /** SHA-256 of what was published (see qc-release-publications.ts); null for a draft. */
  readonly digest: string | null
}

/** Newest version first. */
export function listQcReleases(db: ReadDb): readonly KeptQcRelease[] {
  const majors = Map.groupBy(
    db
      .prepare<[], { qc_release_id: string; umd_major: number }>(
        'select qc_release_id, umd_major from qc_release_major order by umd_major',
      )
      .all(),
    (row) => row.qc_release_id,
  )
  return db
    .prepare<[], QcReleaseRow>(
      `select qc_release.*, publication.at as published_at, publication.digest,
         (select count(*) from qc_release_criterion as listed
          where listed.qc_release_id = qc_release.id) as criteria_count,
         (select count(*) from qc_release_criterion as listed
          where listed.qc_release_id = qc_release.id
            and listed.criterion_id not glob '${reconstructedPrefix}*') as known_count
       from qc_release left join qc_release_publication as publication
         on publication.qc_release_id = qc_release.id
       order by cast(version as integer) desc, id`,
    )
    .all()
    .map((row) => ({
      id: row.id,
      version: row.version,
      title: row.title,
      state: row.state,
      date: row.date,
      umdMajors: (majors.get(row.id) ?? []).map((major) => major.umd_major),
      publishedCount: row.published_count,
      note: row.note,
      knownCount: row.known_count,
      criteriaCount: row.criteria_count,
      basedOn: row.based_on,
      publishedAt: row.published_at,
      digest: row.digest,
    }))
}

export function getQcRelease(db: ReadDb, id: string): KeptQcRelease | undefined {
  return listQcReleases(db).find((release) => release.id === id)
}

/** Puts in a release; it begins as DRAFT whatever its state says, and is then published. */
export function insertQcRelease(tx: WriteDb, release: QcRelease, basedOn: string | null): void {
  tx.prepare(
    `insert into qc_release (id, version, title, state, date, published_count, note, based_on)
     values (?, ?, ?, 'DRAFT', ?, ?, ?, ?)`,
  ).run(
    release.id,
    release.version,
    release.title,
    release.date,
    release.publishedCount,
    release.note,
    basedOn,
  )
  insertMajors(tx, release.id, release.umdMajors)
}

/** Writes the fields of a draft; the database refuses it for a published release. */
export function updateQcRelease(tx: WriteDb, release: Omit<QcRelease, 'state'>): void {
  tx.prepare(
    'update qc_release set version = ?, title = ?, date = ?, published_count = ?, note = ? where id = ?',
  ).run(release.version, release.title, release.date, release.publishedCount, release.note, release.id)
  deleteMajors(tx, release.id)
  insertMajors(tx, release.id, release.umdMajors)
}

export function updateQcReleaseState(tx: WriteDb, id: string, state: QcRelease['state']): void {
  tx.prepare('update qc_release set state = ? where id = ?').run(state, id)
}

/** Takes these UMD majors from a release, or all of them. */
export function deleteMajors(tx: WriteDb, id: string, majors?: readonly number[]): void {
  tx.prepare(
    `delete from qc_release_major where qc_release_id = ?
     and (? is null or umd_major in (select value from json_each(?)))`,
  ).run(id, majors ? 1 : null, JSON.stringify(majors ?? []))
}

/** Deletes a draft with all that belongs to it; the database refuses it for a published release. */
export function deleteQcRelease(tx: WriteDb, id: string): void {
  tx.prepare('delete from qc_release where id = ?').run(id)
}

/** Whether a verification was run against the release, or another release is based on it. */
export function isQcReleaseUsed(db: ReadDb, id: string): boolean {
  return (
    db
      .prepare<[string, string]>(
        `select 1 from verification where qc_release_id = ?
         union all select 1 from qc_release where based_on = ? limit 1`,
      )
      .get(id, id) !== undefined
  )
}

function insertMajors(tx: WriteDb, id: string, majors: readonly number[]): void {
  const insert = tx.prepare('insert into qc_release_major (qc_release_id, umd_major) values (?, ?)')
  for (const umdMajor of majors) insert.run(id, umdMajor)
}
