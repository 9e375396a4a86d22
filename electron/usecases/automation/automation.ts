import { createHash } from 'node:crypto'
import { refused, success, type Result } from '../../../shared/errors.ts'
import {
  matchSteps,
  type AutomaticFormat,
  type MatchedResults,
} from '../../../shared/domain/automatic-results.ts'
import { evidenceName } from '../../../shared/domain/evidence.ts'
import { maskSecrets } from '../../../shared/domain/secrets.ts'
import type { ReadDb } from '../../db/handles.ts'
import {
  hasImport,
  insertImport,
  listAutomaticResults,
  type KeptResult,
} from '../../db/tables/automatic-results.ts'
import { listSettings } from '../../db/tables/settings.ts'
import { getRow } from '../../db/tables/verification-rows.ts'
import type { Deps } from '../deps.ts'
import { changeRun } from '../verification/change.ts'
import { readVerification } from '../verification/read.ts'
import { addToComment, changeRows } from '../verification/row-changes.ts'
import { readSteps } from './read-steps.ts'

export interface ResultPreview extends MatchedResults {
  readonly format: AutomaticFormat
  /** The same file was taken in before: taking it in again changes nothing. */
  readonly isKnown: boolean
}

/** What taking a tool's output in would bring; nothing is changed. */
export function previewResults(db: ReadDb, id: string, bytes: Uint8Array): Result<ResultPreview> {
  const run = readVerification(db, id)
  if (!run.ok) return run
  const read = readSteps(bytes)
  if (!read.ok) return read
  const ids = run.value.rows.map((row) => row.criterion.id)
  const { format, steps } = read.value
  return success({ format, ...matchSteps(steps, ids), isKnown: hasImport(db, id, digestOf(bytes)) })
}

/** Keeps a tool's results beside the rows. Verdicts stay as they are until a person takes one over. */
export function importResults(
  deps: Deps,
  id: string,
  name: string,
  bytes: Uint8Array,
): Result<ResultPreview> {
  const preview = previewResults(deps.db, id, bytes)
  if (!preview.ok) return preview
  const { format, results, unmatched, isKnown } = preview.value
  return changeRun(deps, id, (tx) => {
    if (isKnown) return success({ value: preview.value, trail: null })
    const digest = digestOf(bytes)
    const file = evidenceName(maskSecrets(name).text)
    const by = listSettings(tx).get('verifier')?.trim() ?? ''
    insertImport(tx, id, { digest, name: file, format, at: deps.now().toISOString(), by }, results)
    return success({
      value: preview.value,
      trail: {
        action: 'automatic results taken in',
        data: { file, digest, format, results: results.length, unmatched: unmatched.length },
      },
    })
  })
}

/** Makes the newest automatic results of these rows their verdicts: one action, one undo, said in the origin.
 * What is not simply OK adds the tool's words to the comment. */
export function takeOverResults(
  deps: Deps,
  id: string,
  criterionIds: readonly string[],
): Result<{ count: number }> {
  return changeRun(deps, id, (tx) => {
    const results = listAutomaticResults(tx, id)
    const chosen: KeptResult[] = []
    for (const criterionId of criterionIds) {
      const newest = results.find((result) => result.criterionId === criterionId)
      if (!newest) return refused(`There is no automatic result for ${criterionId}.`)
      chosen.push(newest)
    }
    const rows = chosen.map((result) => ({
      criterionId: result.criterionId,
      verdict: result.verdict,
      origin: [
        {
          kind: 'automatic' as const,
          verificationId: null,
          what: `${result.format} results in ${result.file}`,
          verdict: result.verdict,
          by: '',
          at: result.importedAt,
        },
      ],
      comment: addToComment(
        getRow(tx, id, result.criterionId)?.comment ?? '',
        result.verdict === 'OK' ? '' : result.detail,
      ),
    }))
    const words = `${String(rows.length)} automatic ${rows.length === 1 ? 'result' : 'results'} taken over`
    const trail = changeRows(deps, tx, id, { words, action: 'automatic results taken over', rows })
    return success({ value: { count: rows.length }, trail })
  })
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
