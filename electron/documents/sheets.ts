import { checklistSheet } from './checklist-sheet.ts'
import { criteriaSheet } from './criteria-sheet.ts'
import type { DocumentModel } from './document-model.ts'
import { evidenceSheet } from './evidence-sheet.ts'
import { recognitionSheet } from './recognition-sheet.ts'
import type { SheetPlan } from './sheet-plan.ts'
import { summarySheet } from './summary-sheet.ts'

/**
 * The sheets of a workbook. All criteria stand in one table, not in a sheet a document: one filter and one print cover
 * the whole template, and the document is a column that can be filtered by.
 */
export function planSheets(model: DocumentModel): readonly SheetPlan[] {
  return [
    summarySheet(model),
    checklistSheet(model),
    criteriaSheet(model),
    ...(model.evidence.length === 0 ? [] : [evidenceSheet(model)]),
    recognitionSheet(model),
  ]
}
