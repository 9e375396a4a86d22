import type { FoundIssue } from '../../shared/domain/found-issue.ts'
import type { RunWork } from '../../shared/domain/run-work.ts'
import { proposeHours } from '../../shared/domain/time-log.ts'
import type { DocumentEvidence, DocumentIssue } from './document-model.ts'
import { readTickets } from './document-rows.ts'

/** What was found, captured and noted in a verification beside its answers. */
export interface RunFindings {
  readonly work: RunWork | null
  readonly issues: readonly FoundIssue[]
  readonly evidence: readonly DocumentEvidence[]
  /** What the time log counted, as corrected; null when it is not asked. */
  readonly seconds: number | null
}

export const noFindings: RunFindings = { work: null, issues: [], evidence: [], seconds: null }

/** How the verdicts came about, the exception and the time, as sentences for the first page. */
export function findingNotes({ work, seconds }: RunFindings): readonly string[] {
  const notes: string[] = []
  const shares = work?.shares
  if (shares) {
    const parts = [
      `${String(shares.fresh)} made in this run`,
      ...(shares.carried > 0 ? [`${String(shares.carried)} carried over from an earlier version`] : []),
      ...(shares.copied > 0 ? [`${String(shares.copied)} copied from another platform`] : []),
      ...(shares.automatic > 0 ? [`${String(shares.automatic)} taken over from a tool`] : []),
    ]
    notes.push(`Of the verdicts on criteria, ${parts.join(', ')}.`)
  }
  if (work?.exception) {
    const { kind, reason } = work.exception
    notes.push(
      `Exception to the normal path (${kind}): ${reason.trim() || 'no reason is written'}.`.replace(
        /\.\.$/,
        '.',
      ),
    )
  }
  if (seconds !== null && seconds > 0) notes.push(`The time log counts ${proposeHours(seconds)} hours.`)
  return notes
}

export function documentIssue(issue: FoundIssue): DocumentIssue {
  const standing = [
    ...(issue.showstopper ? ['showstopper'] : []),
    ...(issue.critical ? ['critical'] : []),
    ...(issue.solved ? ['solved'] : []),
  ]
  return {
    title: issue.title,
    description: issue.description,
    criterionIds: issue.criterionIds,
    standing: standing.join(', '),
    workaround: issue.workaround,
    priority: issue.priority,
    ticket: readTickets(issue.link)[0] ?? { text: '', url: null },
  }
}
