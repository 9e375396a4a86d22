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
}

export interface KeptQcRelease extends QcRelease {
  /** How many of its criteria are in the catalogue. */
  readonly knownCount: number
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
      `select qc_release.*, (select count(*) from qc_release_criterion as listed
         where listed.qc_release_id = qc_release.id) as known_count
       from qc_release order by cast(version as integer) desc, id`,
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
    }))
}

export function getQcRelease(db: ReadDb, id: string): KeptQcRelease | undefined {
  return listQcReleases(db).find((release) => release.id === id)
}

export function upsertQcRelease(tx: WriteDb, release: QcRelease): void {
  tx.prepare(
    `insert into qc_release (id, version, title, state, date, published_count, note) values (?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set version = excluded.version, title = excluded.title, state = excluded.state,
       date = excluded.date, published_count = excluded.published_count, note = excluded.note`,
  ).run(
    release.id,
    release.version,
    release.title,
    release.state,
    release.date,
    release.publishedCount,
    release.note,
  )
  tx.prepare('delete from qc_release_major where qc_release_id = ?').run(release.id)
  const major = tx.prepare('insert into qc_release_major (qc_release_id, umd_major) values (?, ?)')
  for (const umdMajor of release.umdMajors) major.run(release.id, umdMajor)
}

/** The criteria of a release, in order, by the digest of their texts; replaces what stood there. */
export function replaceQcReleaseCriteria(
  tx: WriteDb,
  qcReleaseId: string,
  criteria: readonly { readonly id: string; readonly digest: string }[],
): void {
  tx.prepare('delete from qc_release_criterion where qc_release_id = ?').run(qcReleaseId)
  const insert = tx.prepare(
    'insert into qc_release_criterion (qc_release_id, criterion_id, position, text_digest) values (?, ?, ?, ?)',
  )
  criteria.forEach((criterion, position) => insert.run(qcReleaseId, criterion.id, position, criterion.digest))
}
