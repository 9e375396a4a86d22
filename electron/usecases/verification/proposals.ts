import { notFound, success, type Result } from '../../../shared/errors.ts'
import { proposeScope, type ScopeProposal } from '../../../shared/domain/scope-proposals.ts'
import type { RecordTexts } from '../../../shared/domain/umd-release.ts'
import type { ReadDb } from '../../db/handles.ts'
import { getPpa } from '../../db/tables/ppas.ts'
import { getEntry } from '../../db/tables/release-entries.ts'
import { readVerification } from './read.ts'

export interface ScopeProposals {
  readonly proposals: readonly ScopeProposal[]
  /** The notes themselves, to be read beside the criteria; empty when no record brought any. */
  readonly texts: RecordTexts
}

/** What the release notes of a run's product seem to touch. Nothing is marked by it. */
export function readProposals(db: ReadDb, id: string): Result<ScopeProposals> {
  const read = readVerification(db, id)
  if (!read.ok) return read
  const ppa = getPpa(db, read.value.ppa.id)
  const entry = ppa && getEntry(db, ppa.entryId)
  if (!entry) return notFound(`release entry of ${read.value.ppa.id}`)
  const criteria = read.value.rows.map((row) => row.criterion)
  return success({ proposals: proposeScope(entry.texts, criteria), texts: entry.texts })
}
