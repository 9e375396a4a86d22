import type { FoundIssueFields, GgusPriority } from './found-issue.ts'
import type { Verification } from './verification.ts'

/** A GGUS ticket as a person would type it into the helpdesk's form (process.md 9). */
export interface GgusDraft {
  readonly shortDescription: string
  readonly priority: GgusPriority
  readonly notificationMode: 'on every change'
  /** Who gets it: verification tickets go straight to third line. */
  readonly routing: string
  readonly body: string
}

/** What a draft says beside the issue itself: where it was met, and who gets it. */
export interface DraftSetting {
  /** What the short description begins with. */
  readonly prefix: string
  readonly routing: string
  /** Facts at the head of the body, one a line. */
  readonly facts: readonly string[]
  /** What waits while a showstopper is open. */
  readonly waits: string
  /** What follows the description. */
  readonly further: readonly string[]
}

/** The draft of an issue of a verification; the same issue always gives the same text. */
export function ggusDraft(
  issue: FoundIssueFields,
  verification: Pick<Verification, 'ppa' | 'qcVersion' | 'summary' | 'rows'>,
): GgusDraft {
  const { ppa, qcVersion, summary } = verification
  return writeDraft(issue, {
    prefix: 'UMD Verification:',
    routing: `DMSU, for ${ppa.provider}: a verification ticket, to be reassigned to third line at once`,
    facts: [
      `Product: ${ppa.productName} ${ppa.version} (${ppa.provider})`,
      `Platform: ${ppa.platform}/${ppa.arch}`,
      `UMD release: ${ppa.releaseVersion}, verified against QC ${qcVersion}`,
      ...(summary.rtTicket.trim() === '' ? [] : [`RT ticket: ${summary.rtTicket.trim()}`]),
      ...(issue.criterionIds.length === 0 ? [] : [`Criteria: ${issue.criterionIds.join(', ')}`]),
    ],
    waits: 'verification',
    further: evidenceOf(issue, verification),
  })
}

/** Writes an issue as a ticket by the rules of process.md 9, whoever met it. */
export function writeDraft(issue: FoundIssueFields, about: DraftSetting): GgusDraft {
  const title = issue.title.trim()
  const raised = issue.critical || issue.showstopper
  return {
    shortDescription: title.startsWith(about.prefix) ? title : `${about.prefix} ${title}`,
    priority: raised ? issue.priority : 'less urgent',
    notificationMode: 'on every change',
    routing: about.routing,
    body: [
      ...about.facts,
      '',
      `Criticality: ${criticality(issue, about.waits)}`,
      `Workaround: ${issue.workaround.trim() || 'none known'}`,
      ...(raised && issue.priority !== 'less urgent'
        ? [`Priority "${issue.priority}" because: ${issue.justification.trim()}`]
        : []),
      '',
      issue.description.trim() || title,
      ...about.further,
    ].join('\n'),
  }
}

function criticality(issue: FoundIssueFields, waits: string): string {
  if (issue.showstopper) return `showstopper: ${waits} waits for a solution`
  return issue.critical ? 'critical, not a showstopper' : 'not critical, not a showstopper'
}

/** What the verifier wrote at the criteria that the issue names. */
function evidenceOf(issue: FoundIssueFields, { rows }: Pick<Verification, 'rows'>): readonly string[] {
  return rows
    .filter(({ criterion, comment }) => issue.criterionIds.includes(criterion.id) && comment.trim() !== '')
    .flatMap(({ criterion, verdict, comment }) => [
      '',
      `${criterion.id} (${verdict ?? 'blank'}):`,
      comment.trim(),
    ])
}

/** The whole draft as one text, for the clipboard or a file. */
export function draftText(draft: GgusDraft): string {
  return [
    `Short description: ${draft.shortDescription}`,
    `Priority: ${draft.priority}`,
    `Notification mode: ${draft.notificationMode}`,
    `Assign to: ${draft.routing}`,
    '',
    draft.body,
    '',
  ].join('\n')
}
