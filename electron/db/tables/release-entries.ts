import type { ReleaseEntry } from '../../../shared/domain/umd-release.ts'
import type { ReadDb, WriteDb } from '../handles.ts'
import { type TextColumns, textsOf, textValues } from './record-texts.ts'

interface EntryRow extends TextColumns {
  readonly id: number
  readonly release_version: string
  readonly product_key: string
  readonly product_name: string
  readonly version: string
  readonly provider: string
}

/** In the order of the record. */
export function listEntries(db: ReadDb, releaseVersion: string): readonly ReleaseEntry[] {
  const rows = db
    .prepare<[string], EntryRow>('select * from release_entry where release_version = ? order by position')
    .all(releaseVersion)
  return withTags(db, rows)
}

export function getEntry(db: ReadDb, id: number): ReleaseEntry | undefined {
  const row = db.prepare<[number], EntryRow>('select * from release_entry where id = ?').get(id)
  return row && withTags(db, [row])[0]
}

/** The versions a product was published with in one UMD major, each with its release. */
export function listPublishedVersions(
  db: ReadDb,
  productKey: string,
  umdMajor: number,
): readonly { readonly releaseVersion: string; readonly version: string; readonly date: string }[] {
  return db
    .prepare<[string, number], { releaseVersion: string; version: string; date: string }>(
      `select release_entry.release_version as releaseVersion, release_entry.version, umd_release.date
       from release_entry join umd_release on umd_release.version = release_entry.release_version
       where release_entry.product_key = ? and umd_release.umd_major = ?`,
    )
    .all(productKey, umdMajor)
}

/** The same for every product at once, for lists. */
export function listAllPublishedVersions(db: ReadDb): readonly {
  readonly productKey: string
  readonly umdMajor: number
  readonly releaseVersion: string
  readonly version: string
}[] {
  return db
    .prepare<[], { productKey: string; umdMajor: number; releaseVersion: string; version: string }>(
      `select release_entry.product_key as productKey, umd_release.umd_major as umdMajor,
         release_entry.release_version as releaseVersion, release_entry.version
       from release_entry join umd_release on umd_release.version = release_entry.release_version`,
    )
    .all()
}

export type EntryToKeep = Omit<ReleaseEntry, 'id'> & { readonly position: number }

/** Answers the entry's id; the entry of the same release, key and version is the same entry. */
export function upsertEntry(tx: WriteDb, entry: EntryToKeep): number {
  const row = tx
    .prepare<unknown[], { id: number }>(
      `insert into release_entry (release_version, position, product_key, product_name, version, provider,
         description, release_notes, installation_notes, known_issues, change_log, additional_details)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (release_version, product_key, version) do update set position = excluded.position,
         product_name = excluded.product_name, provider = excluded.provider, description = excluded.description,
         release_notes = excluded.release_notes, installation_notes = excluded.installation_notes,
         known_issues = excluded.known_issues, change_log = excluded.change_log,
         additional_details = excluded.additional_details
       returning id`,
    )
    .get(
      entry.releaseVersion,
      entry.position,
      entry.productKey,
      entry.productName,
      entry.version,
      entry.provider,
      ...textValues(entry.texts),
    )
  if (!row) throw new Error('The entry was not written.')
  tx.prepare('delete from release_entry_tag where entry_id = ?').run(row.id)
  const tag = tx.prepare('insert into release_entry_tag (entry_id, position, name) values (?, ?, ?)')
  entry.capabilityTags.forEach((name, position) => tag.run(row.id, position, name))
  return row.id
}

function withTags(db: ReadDb, rows: readonly EntryRow[]): readonly ReleaseEntry[] {
  const tags = Map.groupBy(
    db
      .prepare<[string], { entry_id: number; name: string }>(
        `select tag.entry_id, tag.name from json_each(?) as wanted
         join release_entry_tag as tag on tag.entry_id = wanted.value order by tag.position`,
      )
      .all(JSON.stringify(rows.map((row) => row.id))),
    (tag) => tag.entry_id,
  )
  return rows.map((row) => ({
    id: row.id,
    releaseVersion: row.release_version,
    productKey: row.product_key,
    productName: row.product_name,
    version: row.version,
    provider: row.provider,
    capabilityTags: (tags.get(row.id) ?? []).map((tag) => tag.name),
    texts: textsOf(row),
  }))
}
