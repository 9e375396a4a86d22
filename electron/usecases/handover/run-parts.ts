import type { RunPart, RunParts } from '../../../shared/domain/rival.ts'
import { Verdict } from '../../../shared/domain/verdict.ts'
import {
  Outcome,
  SummaryField,
  type InstallationCheck,
  type SummaryFields,
} from '../../../shared/domain/verification.ts'
import type { WriteDb } from '../../db/handles.ts'
import { updateCheckVerdict } from '../../db/tables/verification-checks.ts'
import { upsertSummaryField } from '../../db/tables/verification-fields.ts'
import { updateOutcome } from '../../db/tables/verifications.ts'

interface Answers {
  readonly checks: readonly Pick<InstallationCheck, 'kind' | 'verdict'>[]
  readonly outcome: Outcome | null
  readonly summary: SummaryFields
}

/** The answers of a run outside its rows, each as text; '' for none. */
export function partsOf({ checks, outcome, summary }: Answers): RunParts {
  return {
    ...Object.fromEntries(checks.map(({ kind, verdict }) => [kind, verdict ?? ''])),
    outcome: outcome ?? '',
    ...summary,
  }
}

/** Writes an answer into its part of the run. */
export function writePart(tx: WriteDb, id: string, part: RunPart, text: string): void {
  if (part === 'outcome') updateOutcome(tx, id, text === '' ? null : Outcome.parse(text))
  else if (part === 'installation' || part === 'upgrade') {
    updateCheckVerdict(tx, id, part, text === '' ? null : Verdict.parse(text))
  } else upsertSummaryField(tx, id, SummaryField.parse(part), text)
}
