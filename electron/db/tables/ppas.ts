import type { ReleaseType } from '../../../shared/domain/release-type.ts'
import type { PlatformBasis, Ppa } from '../../../shared/domain/umd-release.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

interface PpaRow {
  readonly id: string
  readonly entry_id: number
  readonly release_version: string
  readonly umd_major: number
  readonly date: string
  readonly product_key: string
  readonly product_name: string
  readonly version: string
  readonly provider: string
  readonly platform: string
  readonly arch: string
  readonly platform_basis: PlatformBasis
  readonly release_type: ReleaseType | null
  readonly record_ticket: number | null
}

/** A PPA with the entry and the date of the release it belongs to. */
export interface KeptPpa extends Ppa {
  readonly entryId: number
  readonly date: string
}

const selectPpas = `
  select ppa.id, ppa.entry_id, entry.release_version, release.umd_major, release.date, entry.product_key,
    entry.product_name, entry.version, entry.provider, ppa.platform, ppa.arch, ppa.platform_basis,
    ppa.release_type, ppa.record_ticket
  from ppa
  join release_entry as entry on entry.id = ppa.entry_id
  join umd_release as release on release.version = entry.release_version`

/** Newest release first, then by product and platform. */
export function listPpas(db: ReadDb): readonly KeptPpa[] {
  return db
    .prepare<[], PpaRow>(
      `${selectPpas} order by release.date desc, entry.product_key, entry.version, ppa.platform`,
    )
    .all()
    .map(ppaOf)
}

export function listPpasOfRelease(db: ReadDb, releaseVersion: string): readonly KeptPpa[] {
  return db
    .prepare<[string], PpaRow>(
      `${selectPpas} where entry.release_version = ? order by entry.position, ppa.platform, ppa.arch`,
    )
    .all(releaseVersion)
    .map(ppaOf)
}

export function getPpa(db: ReadDb, id: string): KeptPpa | undefined {
  const row = db.prepare<[string], PpaRow>(`${selectPpas} where ppa.id = ?`).get(id)
  return row && ppaOf(row)
}

export interface PpaToKeep {
  readonly id: string
  readonly entryId: number
  readonly platform: string
  readonly arch: string
  readonly platformBasis: PlatformBasis
  readonly recordTicket: number | null
}

/** Keeps what a person set: an existing PPA only gains its ticket number and a better basis. */
export function upsertPpa(tx: WriteDb, ppa: PpaToKeep): void {
  tx.prepare(
    `insert into ppa (id, entry_id, platform, arch, platform_basis, record_ticket) values (?, ?, ?, ?, ?, ?)
     on conflict (id) do update set record_ticket = coalesce(excluded.record_ticket, record_ticket),
       platform_basis = iif(excluded.platform_basis = 'record', 'record', platform_basis)`,
  ).run(ppa.id, ppa.entryId, ppa.platform, ppa.arch, ppa.platformBasis, ppa.recordTicket)
}

export function updateReleaseType(tx: WriteDb, id: string, releaseType: ReleaseType | null): void {
  tx.prepare('update ppa set release_type = ? where id = ?').run(releaseType, id)
}

function ppaOf(row: PpaRow): KeptPpa {
  return {
    id: row.id,
    entryId: row.entry_id,
    releaseVersion: row.release_version,
    umdMajor: row.umd_major,
    date: row.date,
    productKey: row.product_key,
    productName: row.product_name,
    version: row.version,
    provider: row.provider,
    platform: row.platform,
    arch: row.arch,
    platformBasis: row.platform_basis,
    releaseType: row.release_type,
    recordTicket: row.record_ticket,
  }
}
