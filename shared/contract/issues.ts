import * as z from 'zod'
import { FoundIssue, FoundIssueFields, GgusPriority } from '../domain/found-issue.ts'
import { Progress } from '../domain/run-life-cycle.ts'
import { call, Nothing } from './base.ts'

const Id = z.object({ id: z.string() })

/** A GGUS ticket as it would be typed into the helpdesk's form. */
const GgusDraft = z.object({
  shortDescription: z.string(),
  priority: GgusPriority,
  notificationMode: z.literal('on every change'),
  routing: z.string(),
  body: z.string(),
})

export const IssueDetail = z.object({
  issue: FoundIssue,
  draft: GgusDraft,
  /** The whole draft as one text, for the clipboard. */
  text: z.string(),
  missing: z.array(z.string()),
  places: z.object({ inTicketField: z.boolean(), inReply: z.boolean(), inSummary: z.boolean() }),
})
export type IssueDetail = z.infer<typeof IssueDetail>

export const RunIssues = z.object({
  issues: z.array(IssueDetail),
  missingLinks: z.array(z.string()),
  /** What the state of the run proposes for RolloutProgress; a person carries it out. */
  proposedMove: z.object({ to: Progress, why: z.string() }).nullable(),
})
export type RunIssues = z.infer<typeof RunIssues>

export const issues = {
  list: call(z.object({ verificationId: z.string() }), RunIssues),
  add: call(z.object({ verificationId: z.string(), criterionId: z.string().nullable() }), FoundIssue),
  /** Only the fields named change; `before` is what was seen in them, so that nobody is overwritten. */
  change: call(
    Id.extend({ before: FoundIssueFields.partial(), changes: FoundIssueFields.partial() }),
    FoundIssue,
  ),
  remove: call(Id, Nothing),
}
