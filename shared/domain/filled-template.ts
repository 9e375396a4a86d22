import * as z from 'zod'
import { WordPart } from './differences.ts'
import { Verdict } from './verdict.ts'

/** Stands for the PPA in the template of a product, which is for any version and platform of it. */
export function anyPpaOf(productKey: string): string {
  return `*/${productKey}`
}

/** Whether a template belongs to a PPA: written for it, or for its product. */
export function isTemplateOf(
  writtenFor: string,
  ppa: { readonly id: string; readonly productKey: string },
): boolean {
  return writtenFor === ppa.id || writtenFor === anyPpaOf(ppa.productKey)
}

/** One row of a filled workbook against the verification it belongs to. */
export const FilledRow = z.object({
  criterionId: z.string(),
  /** "missing" has no row in the workbook and stays as it is; "skipped" cannot be taken over, `reason` says why. */
  state: z.enum(['changed', 'same', 'skipped', 'missing']),
  reason: z.string(),
  verdict: z.object({ before: Verdict.nullable(), after: Verdict.nullable() }).nullable(),
  comment: z.array(WordPart),
  tickets: z.array(WordPart),
})
export type FilledRow = z.infer<typeof FilledRow>

/** What taking a filled workbook in would change, row by row. */
export const FilledPreview = z.object({
  verificationId: z.string(),
  rows: z.array(FilledRow),
  /** What else is in the workbook: columns that stay there, cells that do not count. */
  notes: z.array(z.string()),
})
export type FilledPreview = z.infer<typeof FilledPreview>
