import * as z from 'zod'

/** What came out of checking a report or a bundle; every member of a list is one plain sentence. */
export const FileCheck = z.object({
  kind: z.enum(['report', 'bundle', 'other']),
  /** Title of the document; '' when it could not be read. */
  title: z.string(),
  /** SHA-256 (hex) of the file as it was checked. */
  digest: z.string(),
  ok: z.boolean(),
  /** What was looked at and holds. */
  checked: z.array(z.string()),
  /** What a reader must know and is no fault. */
  notes: z.array(z.string()),
  problems: z.array(z.string()),
})
export type FileCheck = z.infer<typeof FileCheck>
