import { createHash } from 'node:crypto'
import { conditionsOf, type GivenAnswer } from '../../shared/domain/criticality.ts'
import type { Criterion } from '../../shared/domain/criterion.ts'
import type { FoundIssue } from '../../shared/domain/found-issue.ts'
import type { MachineState } from '../../shared/domain/machine-state.ts'
import type { RunWork } from '../../shared/domain/run-work.ts'
import { proposeHours } from '../../shared/domain/time-log.ts'
import { describeMoment, showInstant } from './dates.ts'
import type {
  DocumentCondition,
  DocumentEvidence,
  DocumentIssue,
  DocumentMachine,
  DocumentTicketCopy,
} from './document-model.ts'
import { readTickets } from './document-rows.ts'

/** What was found, captured and noted in a verification beside its answers. */
export interface RunFindings {
  readonly work: RunWork | null
  /** What was said about this product's conditions of criticality. */
  readonly answers: readonly GivenAnswer[]
  readonly issues: readonly FoundIssue[]
  readonly ticketCopies: readonly DocumentTicketCopy[]
  readonly machines: readonly MachineState[]
  readonly evidence: readonly CapturedEvidence[]
  /** What the time log counted, as corrected; null when it is not asked. */
  readonly seconds: number | null
}

/** A piece of evidence with the id that the rest of the program knows it by. */
export interface CapturedEvidence {
  readonly id: string
  readonly entry: DocumentEvidence
}

export const noFindings: RunFindings = {
  work: null,
  answers: [],
  issues: [],
  ticketCopies: [],
  machines: [],
  evidence: [],
  seconds: null,
}

/** How the verdicts came about, the exception and the time, as sentences for the first page. */
export function findingNotes({ work, seconds }: RunFindings): readonly string[] {
  const notes: string[] = []
  const shares = work?.shares
  if (shares) {
    const parts = [
      ...(shares.fresh > 0 ? [`${String(shares.fresh)} made in this run`] : []),
      ...(shares.carried > 0 ? [`${String(shares.carried)} carried over from an earlier version`] : []),
      ...(shares.copied > 0 ? [`${String(shares.copied)} copied from another platform`] : []),
      ...(shares.automatic > 0 ? [`${String(shares.automatic)} taken over from a tool`] : []),
    ]
    if (parts.length > 0) notes.push(`Verdicts on criteria: ${parts.join(', ')}.`)
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

/** Every condition that the criteria carry, with who answered it. An open question counts as yes. */
export function documentConditions(
  criteria: readonly Criterion[],
  answers: readonly GivenAnswer[],
): readonly DocumentCondition[] {
  return conditionsOf(criteria, new Map()).map(({ condition, criteria: criterionIds }) => {
    const given = answers.find((answer) => answer.condition === condition)
    return {
      condition,
      criterionIds,
      answer: given
        ? given.holds
          ? holds
          : holdsNot
        : 'Nobody has answered yet, so they count as critical.',
      answered: given ? describeMoment(given.at, given.by) : '',
    }
  })
}

const holds = 'It holds for this product, so they are critical.'
const holdsNot = 'It does not hold for this product, so they are not critical.'

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

/** A machine as it was, with the number of the evidence that its fingerprint was read from. */
export function documentMachine(state: MachineState, evidence: readonly CapturedEvidence[]): DocumentMachine {
  const packages = state.packages
    .map(({ name, version }) => `${name} ${version}\n`)
    .sort()
    .join('')
  return {
    machine: state.machine,
    image: state.image,
    operatingSystem: state.operatingSystem,
    taken: showInstant(state.takenAt),
    repositories: state.repositories,
    packageCount: state.packages.length,
    packagesDigest: createHash('sha256').update(packages).digest('hex'),
    evidence: evidence.find(({ id }) => id === state.evidenceId)?.entry.number ?? null,
  }
}

/** Verdicts of others on one criterion, as sentences. */
export function rivalSentences(work: RunWork | null, criterionId: string): readonly string[] {
  return (work?.rivals ?? [])
    .filter((rival) => rival.criterionId === criterionId)
    .map(({ verdict, by, at, comment }) => {
      const when = at === null ? '' : ` on ${showInstant(at)}`
      const words = comment.trim() === '' ? '.' : `: ${comment.trim()}`
      return `${verdict ?? 'blank'} by ${by.trim() || 'another person'}${when}${words}`
    })
}
