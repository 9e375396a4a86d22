import * as z from 'zod'
import { Verdict } from './verdict.ts'
import { CheckKind, SummaryField } from './verification.ts'

/** A verdict of another person that stands beside the run's own until somebody decides. */
export const RivalVerdict = z.object({
  criterionId: z.string(),
  by: z.string(),
  verdict: Verdict.nullable(),
  comment: z.string(),
  at: z.string().nullable(),
})
export type RivalVerdict = z.infer<typeof RivalVerdict>

/** A part of a run outside its rows that holds one answer: a check, the overall verdict, or a field of the summary. */
export const RunPart = z.enum([...CheckKind.options, 'outcome', ...SummaryField.options])
export type RunPart = z.infer<typeof RunPart>

/** What stands in each such part, as text; '' for no answer. */
export const RunParts = z.partialRecord(RunPart, z.string())
export type RunParts = z.infer<typeof RunParts>

/** Another person's answer in such a part that stands beside the run's own until somebody decides. */
export const RivalPart = z.object({ part: RunPart, by: z.string(), text: z.string() })
export type RivalPart = z.infer<typeof RivalPart>

/** What a person calls each part. */
export const nameOfPart: Readonly<Record<RunPart, string>> = {
  installation: 'the installation',
  upgrade: 'the upgrade',
  outcome: 'the overall verdict',
  verifier: 'the verifier',
  institute: 'the institute',
  testEnvironment: 'the test environment',
  rtTicket: 'the RT ticket',
  ggusTickets: 'the GGUS tickets',
  issues: 'the issues and workarounds',
  hints: 'the hints for Early Adopters',
  hours: 'the hours',
  outcomeReason: 'the reason for the overall verdict',
}
