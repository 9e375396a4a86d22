import type { Finding, RecordTexts, UmdReleaseSummary } from '../../../shared/domain/umd-release.ts'
import { compareVersions } from '../../../shared/domain/version.ts'
import type { ReadDb, WriteDb } from '../handles.ts'
import { type TextColumns, textsOf, textValues } from './record-texts.ts'

interface ReleaseRow extends TextColumns {
  readonly version: string
  readonly umd_major: number
  readonly date: string
  readonly source: string
  readonly record_digest: string | null
  readonly entry_count: number
  readonly ppa_count: number
  readonly finding_count: number
}

export interface KeptUmdRelease extends UmdReleaseSummary {
  readonly texts: RecordTexts
  /** Digest of the record that was imported last; null while only the built-in facts are here. */
  readonly recordDigest: string | null
}

const selectReleases = `
  select umd_release.*,
    (select count(*) from release_entry where release_version = umd_release.version) as entry_count,
    (select count(*) from release_entry join ppa on ppa.entry_id = release_entry.id
       where release_version = umd_release.version) as ppa_count,
    (select count(*) from release_finding where release_version = umd_release.version) as finding_count
  from umd_release`

/** Newest version first. */
export function listUmdReleases(db: ReadDb): readonly KeptUmdRelease[] {
  return db
    .prepare<[], ReleaseRow>(selectReleases)
    .all()
    .map(releaseOf)
    .sort((a, b) => compareVersions(b.version, a.version))
}

export function getUmdRelease(db: ReadDb, version: string): KeptUmdRelease | undefined {
  const row = db.prepare<[string], ReleaseRow>(`${selectReleases} where version = ?`).get(version)
  return row && releaseOf(row)
}

export interface UmdReleaseToKeep {
  readonly version: string
  readonly umdMajor: number
  readonly date: string
  readonly source: string
  readonly recordDigest: string | null
  readonly texts: RecordTexts
}

export function upsertUmdRelease(tx: WriteDb, release: UmdReleaseToKeep): void {
  tx.prepare(
    `insert into umd_release (version, umd_major, date, source, record_digest,
       description, release_notes, installation_notes, known_issues, change_log, additional_details)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (version) do update set date = excluded.date, source = excluded.source,
       record_digest = excluded.record_digest, description = excluded.description,
       release_notes = excluded.release_notes, installation_notes = excluded.installation_notes,
       known_issues = excluded.known_issues, change_log = excluded.change_log,
       additional_details = excluded.additional_details`,
  ).run(
    release.version,
    release.umdMajor,
    release.date,
    release.source,
    release.recordDigest,
    ...textValues(release.texts),
  )
}

export function listFindings(db: ReadDb, releaseVersion: string): readonly Finding[] {
  return db
    .prepare<[string], Finding>(
      'select product, kind, message from release_finding where release_version = ? order by position',
    )
    .all(releaseVersion)
}

export function replaceFindings(tx: WriteDb, releaseVersion: string, findings: readonly Finding[]): void {
  tx.prepare('delete from release_finding where release_version = ?').run(releaseVersion)
  const insert = tx.prepare(
    'insert into release_finding (release_version, position, product, kind, message) values (?, ?, ?, ?, ?)',
  )
  findings.forEach((finding, position) =>
    insert.run(releaseVersion, position, finding.product, finding.kind, finding.message),
  )
}

function releaseOf(row: ReleaseRow): KeptUmdRelease {
  return {
    version: row.version,
    umdMajor: row.umd_major,
    date: row.date,
    source: row.source,
    recordDigest: row.record_digest,
    entryCount: row.entry_count,
    ppaCount: row.ppa_count,
    findingCount: row.finding_count,
    texts: textsOf(row),
  }
}
