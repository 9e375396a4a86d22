import * as z from 'zod'

/** GGUS priorities, lowest first; the first is the default (process.md 9). */
export const GgusPriority = z.enum(['less urgent', 'urgent', 'very urgent', 'top priority'])
export type GgusPriority = z.infer<typeof GgusPriority>

/** What each priority says, in the helpdesk's sense (process.md 9). */
export const priorityMeaning: Readonly<Record<GgusPriority, string>> = {
  'less urgent': 'The default: nice to have.',
  urgent: 'Degraded, a workaround exists.',
  'very urgent': 'Degraded, no workaround.',
  'top priority': 'Service interrupted.',
}

/** What a person writes about a problem. */
export const FoundIssueFields = z.object({
  title: z.string().max(500),
  description: z.string().max(1_000_000),
  criterionIds: z.array(z.string()).max(1000),
  /** A failure that can get the product rejected. */
  critical: z.boolean(),
  /** Nothing can go on before it is solved. */
  showstopper: z.boolean(),
  workaround: z.string().max(1_000_000),
  priority: GgusPriority,
  /** Why the priority is raised above the default. */
  justification: z.string().max(100_000),
  /** The address of the GGUS ticket; '' while there is none. */
  link: z.string().max(2000),
  /** The link stands in the RT field RelatedGGUSTickets; a person says so while no tracker is connected. */
  inTicketField: z.boolean(),
  /** The link stands in a reply in the RT ticket. */
  inReply: z.boolean(),
  solved: z.boolean(),
})
export type FoundIssueFields = z.infer<typeof FoundIssueFields>

/** A problem found in a verification: a complete GGUS ticket in waiting. */
export const FoundIssue = FoundIssueFields.extend({
  id: z.string(),
  verificationId: z.string(),
  foundAt: z.string(),
  foundBy: z.string(),
  solvedAt: z.string().nullable(),
  revision: z.number().int(),
})
export type FoundIssue = z.infer<typeof FoundIssue>

export const emptyIssue: FoundIssueFields = {
  title: '',
  description: '',
  criterionIds: [],
  critical: false,
  showstopper: false,
  workaround: '',
  priority: 'less urgent',
  justification: '',
  link: '',
  inTicketField: false,
  inReply: false,
  solved: false,
}

/** Showstoppers that are not solved: they stand against acceptance and ask for Waiting for Response (process.md 9). */
export function openShowstoppers(issues: readonly FoundIssue[]): readonly FoundIssue[] {
  return issues.filter((issue) => issue.showstopper && !issue.solved)
}

/**
 * The priority that a critical or showstopper issue may be raised to, by what GGUS says of each: degraded with a workaround or
 * without one. "top priority" is for an interrupted service, which only a person can tell. null where the default fits or a
 * person chose already (process.md 9).
 */
export function proposePriority(issue: FoundIssueFields): GgusPriority | null {
  if (issue.priority !== 'less urgent' || (!issue.critical && !issue.showstopper)) return null
  return issue.workaround.trim() === '' ? 'very urgent' : 'urgent'
}

/** Said of an issue without a title; a form says it at the field itself. */
export const titleMissing = 'Give the issue a title.'

/** What an issue still lacks as a ticket, in words; empty when it is complete (process.md 9). */
export function missingInIssue(issue: FoundIssueFields): readonly string[] {
  const missing: string[] = []
  if (issue.title.trim() === '') missing.push(titleMissing)
  const raised = issue.priority !== 'less urgent'
  if (raised && !issue.critical && !issue.showstopper) {
    missing.push('Only a critical or showstopper issue has a raised priority.')
  }
  if (raised && issue.justification.trim() === '') missing.push('A raised priority needs a justification.')
  return missing
}

/** The three places in which the link of a ticket must appear (process.md 9). */
export interface LinkPlaces {
  readonly inTicketField: boolean
  readonly inReply: boolean
  /** Computed: the executive summary or a row of the template names it. */
  readonly inSummary: boolean
}

export function linkPlaces(
  issue: FoundIssueFields,
  written: { readonly ggusTickets: string; readonly rowTickets: readonly string[] },
): LinkPlaces {
  const lines = [written.ggusTickets, ...written.rowTickets].flatMap((text) =>
    text.split('\n').map((line) => line.trim()),
  )
  const link = issue.link.trim()
  return {
    inTicketField: issue.inTicketField,
    inReply: issue.inReply,
    inSummary: link !== '' && lines.includes(link),
  }
}

/** What the checklist of links still lacks over all issues, one sentence each (process.md 9). */
export function missingLinks(
  issues: readonly FoundIssue[],
  written: { readonly ggusTickets: string; readonly rowTickets: readonly string[] },
): readonly string[] {
  return issues.flatMap((issue) => {
    if (issue.link.trim() === '') return []
    const places = linkPlaces(issue, written)
    const lacking = [
      places.inTicketField ? [] : ['the field RelatedGGUSTickets'],
      places.inReply ? [] : ['a reply in the RT ticket'],
      places.inSummary ? [] : ['the executive summary'],
    ].flat()
    return lacking.length === 0 ? [] : [`${issue.link.trim()} is not yet in ${lacking.join(', nor in ')}.`]
  })
}
