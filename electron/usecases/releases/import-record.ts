import { success, type Result } from '../../../shared/errors.ts'
import type { Finding } from '../../../shared/domain/umd-release.ts'
import { inTransaction } from '../../db/handles.ts'
import { listPpasOfRelease } from '../../db/tables/ppas.ts'
import { getUmdRelease, listFindings } from '../../db/tables/umd-releases.ts'
import { record, type Deps } from '../deps.ts'
import { keepRelease } from './keep-release.ts'
import { readRecord } from './read-record.ts'

export interface ImportedRecord {
  readonly releaseVersion: string
  readonly change: 'added' | 'updated' | 'unchanged'
  readonly entryCount: number
  readonly ppaCount: number
  readonly findings: readonly Finding[]
}

/**
 * Takes in one published UMD release record. All or nothing: a refused file leaves no trace, and the same record
 * a second time changes nothing.
 */
export function importRecord(deps: Deps, fileName: string, bytes: Uint8Array): Result<ImportedRecord> {
  const read = readRecord(fileName, bytes)
  if (!read.ok) return read
  const facts = read.value
  return inTransaction(deps.db, (tx) => {
    const before = getUmdRelease(tx, facts.version)
    const unchanged = before?.recordDigest === facts.digest
    if (!unchanged) {
      keepRelease(tx, facts, { source: fileName, recordDigest: facts.digest })
      record(deps, tx, 'release record imported', facts.version, { file: fileName, digest: facts.digest })
    }
    return success({
      releaseVersion: facts.version,
      change: unchanged ? 'unchanged' : before ? 'updated' : 'added',
      entryCount: facts.entries.length,
      ppaCount: listPpasOfRelease(tx, facts.version).length,
      findings: listFindings(tx, facts.version),
    })
  })
}
