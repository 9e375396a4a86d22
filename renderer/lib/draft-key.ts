import * as z from 'zod'
import { CheckKind, SummaryField } from '../../shared/domain/verification.ts'

/** One text field of a run. `at` is a criterion id, a check, or "summary". */
export const DraftField = z.union([
  z.object({ of: z.literal('comment'), verification: z.string(), at: z.string() }),
  z.object({ of: z.literal('tickets'), verification: z.string(), at: z.string() }),
  z.object({ of: z.literal('check'), verification: z.string(), at: CheckKind }),
  z.object({ of: z.literal('summary'), verification: z.string(), at: SummaryField }),
])
export type DraftField = z.infer<typeof DraftField>

export function draftKey(field: DraftField): string {
  return JSON.stringify([field.of, field.verification, field.at])
}

/** The field a key stands for; undefined for a key of another program version. */
export function readDraftKey(key: string): DraftField | undefined {
  try {
    const [of, verification, at] = z.tuple([z.string(), z.string(), z.string()]).parse(JSON.parse(key))
    return DraftField.parse({ of, verification, at })
  } catch {
    return undefined
  }
}
