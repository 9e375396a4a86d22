import type { Critical } from '../../shared/domain/criterion.ts'
import type { Verdict } from '../../shared/domain/verdict.ts'
import type { VerificationRow } from '../../shared/domain/verification.ts'
import { makeCriterion } from './criteria.ts'

interface RowParts {
  readonly id?: string
  readonly verdict?: Verdict | null
  readonly comment?: string
  readonly critical?: Critical
  readonly document?: string
  readonly textDigest?: string
}

/** A row of a run with only what a test is about. */
export function makeRow(parts: RowParts = {}): VerificationRow {
  const { id = 'GENERIC_DOC_1', verdict = null, comment = '', critical = { kind: 'yes' } } = parts
  return {
    criterion: makeCriterion({ id, critical, document: parts.document ?? 'Generic' }),
    textDigest: parts.textDigest ?? `digest of ${id}`,
    reason: { kind: 'generic', sentence: 'x', wouldRemove: 'x' },
    verdict,
    comment,
    commentRevision: 0,
    tickets: '',
    ticketsRevision: 0,
  }
}
