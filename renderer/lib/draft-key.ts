import * as z from 'zod'
import { CheckKind, SummaryField } from '../../shared/domain/verification.ts'

/** The words of a found issue, one field each. */
export const IssueWords = z.enum(['title', 'description', 'workaround', 'justification', 'link'])
export type IssueWords = z.infer<typeof IssueWords>

/** One text field of a run. `at` is a criterion id, a check, a field of the summary, or names an issue or a caption. */
export const DraftField = z.union([
  z.object({ of: z.literal('comment'), verification: z.string(), at: z.string() }),
  z.object({ of: z.literal('tickets'), verification: z.string(), at: z.string() }),
  z.object({ of: z.literal('check'), verification: z.string(), at: CheckKind }),
  z.object({ of: z.literal('summary'), verification: z.string(), at: SummaryField }),
  /** `at` is the issue's id and the field, such as "…/title". */
  z.object({
    of: z.literal('issue'),
    verification: z.string(),
    at: z.templateLiteral([z.string(), '/', IssueWords]),
  }),
  /** `at` is the id of the evidence. */
  z.object({ of: z.literal('caption'), verification: z.string(), at: z.string() }),
  z.object({ of: z.literal('exception'), verification: z.string(), at: z.literal('reason') }),
  /** A message to a ticket: `verification` is the account it is mirrored for, `at` its number. */
  z.object({ of: z.literal('message'), verification: z.string(), at: z.string() }),
  /** `verification` is the report of an Early Adopter, `at` the place of the text in it. */
  z.object({ of: z.literal('EA report'), verification: z.string(), at: z.string() }),
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
