import type { EaReport } from '../../../shared/domain/ea-report.ts'
import { foldName } from '../../../shared/domain/ea-team.ts'
import { valuesOfField } from '../../../shared/domain/mirrored-ticket.ts'
import { progressOf } from '../../../shared/domain/process-values.ts'
import type { TicketPlace } from '../../../shared/domain/rollout-board.ts'
import { readProgress } from '../../../shared/domain/run-life-cycle.ts'
import type { ReadDb } from '../../db/handles.ts'
import { listReportsOfPpa } from '../../db/tables/ea-reports.ts'
import { listVerifiers } from '../../db/tables/rollout-reports.ts'
import { readTicketNow } from '../tickets/act.ts'

/** What stands around a report and keeps it from counting as its team would think; one plain sentence each. */
export function remarksAround(
  db: ReadDb,
  report: EaReport,
  ticket: TicketPlace | null,
  writer: string,
): readonly string[] {
  if (report.state === 'replaced') return []
  return [...ticketRemarks(db, report, ticket), ...verifierRemarks(db, report, writer), ...rivals(db, report)]
}

/** The ticket may have moved on meanwhile, or never have named the team. */
function ticketRemarks(db: ReadDb, { fields }: EaReport, ticket: TicketPlace | null): readonly string[] {
  const now = ticket === null ? null : readTicketNow(db, ticket.accountId, ticket.number)
  if (!now?.ok) return []
  const { shown, account } = now.value
  if (shown.gone) return [`The server does not show ticket ${shown.number} any more. The report is kept.`]
  if (!shown.fieldsKnown) return []
  const progress = valuesOfField(shown, account.mapping.rolloutProgress)[0] ?? ''
  const plain = progressOf(account.values, progress) ?? progress
  const hasMoved = plain !== '' && readProgress(plain) !== 'StagedRollout'
  const teams = valuesOfField(shown, account.mapping.eaTeams)
  const team = fields.team.trim()
  const isNamed = teams.some((name) => foldName(name) === foldName(team))
  return [
    ...(hasMoved
      ? [
          `Ticket ${shown.number} is not in staged rollout now but in ${plain}. The report is kept and moves nothing.`,
        ]
      : []),
    ...(team !== '' && teams.length > 0 && !isNamed
      ? [
          `Ticket ${shown.number} asks ${teams.join(', ')}, and not ${team}. The report is kept; nobody waits for it.`,
        ]
      : []),
  ]
}

/** Who verified a product is not its Early Adopter. */
function verifierRemarks(db: ReadDb, { ppa, by, state }: EaReport, writer: string): readonly string[] {
  const name = foldName(state === 'draft' ? writer : by)
  const verifiers = listVerifiers(db, [ppa.id]).get(ppa.id) ?? []
  return name !== '' && verifiers.some((verifier) => foldName(verifier) === name)
    ? ['Whoever verified this product does not count as its Early Adopter: a colleague should report.']
    : []
}

/** Two reports of one team stand beside one another until one takes the other's place. */
function rivals(db: ReadDb, report: EaReport): readonly string[] {
  const team = foldName(report.fields.team)
  if (team === '') return []
  return listReportsOfPpa(db, report.ppa.id)
    .filter(
      (other) =>
        other.id !== report.id &&
        other.id !== report.replaces &&
        other.state === 'submitted' &&
        foldName(other.fields.team) === team,
    )
    .map(
      ({ by, fields }) =>
        `Another report of ${fields.team.trim()} stands beside this one (${by}: ${fields.recommendation ?? 'nothing'}). While the two disagree neither counts.`,
    )
}
