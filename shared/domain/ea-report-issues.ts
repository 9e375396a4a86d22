import type { EaProblem, EaReport, EaSeverity } from './ea-report.ts'
import { isEmptyProblem } from './ea-report-texts.ts'
import { emptyIssue, type FoundIssueFields, type GgusPriority } from './found-issue.ts'
import { writeDraft, type GgusDraft } from './ggus-draft.ts'

/** What each severity says, as a site would say it. */
export const severityMeaning: Readonly<Record<EaSeverity, string>> = {
  minor: 'A nuisance; the service works',
  workaround: 'Partly broken; there is a way round',
  'no workaround': 'Partly broken; no way round is known',
  stopped: 'The service stopped',
}

/** The helpdesk's scale (process.md 9), which was made of the same four steps. */
const priorities: Readonly<Record<EaSeverity, GgusPriority>> = {
  minor: 'less urgent',
  workaround: 'urgent',
  'no workaround': 'very urgent',
  stopped: 'top priority',
}

type Written = Pick<EaReport, 'ppa' | 'fields'>

/** A problem of a report by the rules for issues of a verification: only what hurts without a way round is raised. */
export function issueOfProblem(problem: EaProblem, { fields }: Written): FoundIssueFields {
  const critical = problem.severity === 'no workaround' || problem.severity === 'stopped'
  return {
    ...emptyIssue,
    title: problem.title,
    description: problem.description,
    workaround: problem.workaround,
    link: problem.link,
    critical,
    showstopper: problem.severity === 'stopped',
    priority: critical ? priorities[problem.severity] : 'less urgent',
    justification: critical
      ? `met in production at ${fields.site.trim() || 'our site'}: ${severityMeaning[problem.severity].toLowerCase()}`
      : '',
  }
}

/** A problem as a ticket for the helpdesk. The fast path to third line is for verification only (process.md 9). */
export function ggusDraftOfProblem(problem: EaProblem, report: Written): GgusDraft {
  const { ppa, fields } = report
  const ticket = fields.rtTicket.trim()
  return writeDraft(issueOfProblem(problem, report), {
    prefix: 'UMD Staged Rollout:',
    routing: `DMSU, for ${ppa.provider}`,
    facts: [
      `Product: ${ppa.productName} ${fields.version.trim()} (${ppa.provider})`,
      `Platform: ${fields.platform.trim()}/${fields.arch.trim()}`,
      `UMD release: ${ppa.releaseVersion}, in staged rollout at ${fields.site.trim()} (${fields.team.trim()})`,
      ...(ticket === '' ? [] : [`RT ticket: ${ticket}`]),
      `Met in: ${problem.stage}`,
    ],
    waits: 'the rollout at this site',
    further: [],
  })
}

/** A problem with what helps, for the known issues of a release. */
export interface KnownIssue {
  readonly title: string
  readonly description: string
  readonly workaround: string
  readonly severity: EaSeverity
  readonly link: string
}

/** What a report adds to the known issues of its release, worst first. */
export function knownIssuesOf({ fields }: Pick<EaReport, 'fields'>): readonly KnownIssue[] {
  const weight = (severity: EaSeverity) => Object.keys(severityMeaning).indexOf(severity)
  return fields.problems
    .filter((problem) => !isEmptyProblem(problem))
    .toSorted((a, b) => weight(b.severity) - weight(a.severity))
    .map(({ title, description, workaround, severity, link }) => ({
      title: title.trim(),
      description: description.trim(),
      workaround: workaround.trim(),
      severity,
      link: link.trim(),
    }))
}

/** Every ticket a report names, once: those of its problems, then the others, in the order they were written. */
export function ticketsOf({ fields }: Pick<EaReport, 'fields'>): readonly string[] {
  const named = [...fields.problems.map(({ link }) => link), ...fields.ggusTickets.split('\n')]
  return [...new Set(named.map((line) => line.trim()).filter((line) => line !== ''))]
}
