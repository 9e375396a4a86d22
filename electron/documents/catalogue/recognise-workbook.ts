import { criteriaWorkbookSchema } from './criteria-workbook.ts'
import { readFacts } from './facts-sheet.ts'
import type { ReadWorkbook } from './read-workbook.ts'

/** What a workbook says it is: the criteria of a QC release, a template of a PPA, or nothing of ours. */
export type RecognisedWorkbook =
  | { readonly kind: 'criteria'; readonly qcReleaseId: string }
  | { readonly kind: 'template'; readonly ppaId: string; readonly verificationId: string | null }
  | { readonly kind: 'unknown' }

export function recogniseWorkbook(book: ReadWorkbook): RecognisedWorkbook {
  const facts = readFacts(book)
  if (facts.get('schema') === criteriaWorkbookSchema) {
    return { kind: 'criteria', qcReleaseId: facts.get('qcRelease') ?? '' }
  }
  const ppaId = facts.get('ppa') ?? ''
  if (ppaId === '') return { kind: 'unknown' }
  return { kind: 'template', ppaId, verificationId: facts.get('verification') || null }
}
