import type { FoundIssue } from './found-issue.ts'
import type { MachineState } from './machine-state.ts'
import type { SummaryField, Verification } from './verification.ts'

/** What the work on a run says about its summary. */
export interface SummaryFacts {
  readonly verification: Pick<Verification, 'rows' | 'summary'>
  readonly issues: readonly FoundIssue[]
  readonly machines: readonly MachineState[]
  /** From the time log; "0" when nothing was counted. */
  readonly hours: string
}

/**
 * Texts for the fields of the executive summary that are still empty and about which something is known (process.md 8.5).
 * What a person wrote is never proposed over.
 */
export function proposeSummary(facts: SummaryFacts): Partial<Record<SummaryField, string>> {
  const { summary } = facts.verification
  const known: Partial<Record<SummaryField, string>> = {
    testEnvironment: describeMachines(facts.machines),
    ggusTickets: listTickets(facts),
    issues: describeIssues(facts.issues),
    hints: describeHints(facts),
    hours: facts.hours === '0' ? '' : facts.hours,
  }
  return Object.fromEntries(
    Object.entries(known).filter(
      ([field, text]) => text !== '' && summary[field as SummaryField].trim() === '',
    ),
  )
}

/** The newest state of each machine. */
function describeMachines(machines: readonly MachineState[]): string {
  const newest = new Map(machines.map((state) => [state.machine, state]))
  return [...newest.values()]
    .map(({ machine, image, operatingSystem, repositories, packages }) =>
      [
        `${machine}${image === '' ? '' : ` (image ${image})`}: ${operatingSystem}, ${countPackages(packages.length)}`,
        ...repositories.map((address) => `- ${address}`),
      ].join('\n'),
    )
    .join('\n\n')
}

function countPackages(count: number): string {
  return `${String(count)} ${count === 1 ? 'package' : 'packages'}`
}

function listTickets({ issues, verification }: SummaryFacts): string {
  const lines = [
    ...issues.map(({ link }) => link),
    ...verification.rows.flatMap(({ tickets }) => tickets.split('\n')),
  ].map((line) => line.trim())
  return [...new Set(lines.filter((line) => line !== ''))].join('\n')
}

function describeIssues(issues: readonly FoundIssue[]): string {
  return issues
    .filter(({ title }) => title.trim() !== '')
    .map(({ title, showstopper, critical, solved, workaround, link }) => {
      const weight = showstopper ? 'showstopper' : critical ? 'critical' : 'not critical'
      const state = solved ? ', solved' : ''
      const after = [
        workaround.trim() === '' ? '' : ` Workaround: ${workaround.trim()}`,
        link.trim() === '' ? '' : ` ${link.trim()}`,
      ]
      return `- ${title.trim()} (${weight}${state}).${after.join('')}`
    })
    .join('\n')
}

/** Early Adopters are pointed to what is not as it should be and was accepted all the same. */
function describeHints({ issues, verification }: SummaryFacts): string {
  const warnings = verification.rows
    .filter(({ verdict }) => verdict === 'WARNING' || verdict === 'FAIL')
    .map(({ criterion, verdict, comment }) => {
      const [first = ''] = comment.trim().split('\n')
      return `- ${criterion.id} (${verdict ?? ''})${first === '' ? '' : `: ${first}`}`
    })
  const open = issues
    .filter(({ solved, title }) => !solved && title.trim() !== '')
    .map(({ title }) => `- ${title.trim()}`)
  return [...open, ...warnings].join('\n')
}
