import { DocumentModel } from '../../../shared/domain/document-model.ts'
import type { ReadDb } from '../../db/handles.ts'
import { listImportedReports } from '../../db/tables/imported-reports.ts'
import { hintsOf } from '../rollout/hints.ts'

/** What verification left for Early Adopters to watch, from work here or from a report that was taken in; '' for nothing. */
export function readHints(db: ReadDb, ppaId: string): string {
  const own = hintsOf(db, ppaId)
  if (own !== '') return own
  for (const { ppaId: about, data } of listImportedReports(db)) {
    if (about !== ppaId) continue
    const model = DocumentModel.safeParse(JSON.parse(data))
    const hints = model.success ? model.data.summary.hints.trim() : ''
    if (hints !== '') return hints
  }
  return ''
}
