import { notFound, success, type Result } from '../../../shared/errors.ts'
import type { EaReport } from '../../../shared/domain/ea-report.ts'
import { daysInProduction } from '../../../shared/domain/ea-report-figures.ts'
import { ggusDraftOfProblem } from '../../../shared/domain/ea-report-issues.ts'
import {
  missingInReport,
  remarksOnReport,
  type MissingInReport,
} from '../../../shared/domain/ea-report-missing.ts'
import { machineRemarks } from '../../../shared/domain/ea-report-prefill.ts'
import { foldName } from '../../../shared/domain/ea-team.ts'
import { draftText, type GgusDraft } from '../../../shared/domain/ggus-draft.ts'
import type { IntentState } from '../../../shared/domain/intent.ts'
import type { TicketPlace } from '../../../shared/domain/rollout-board.ts'
import { Ppa } from '../../../shared/domain/umd-release.ts'
import type { ReadDb } from '../../db/handles.ts'
import { getEaReport, listEaReports, listReportsOfPpa } from '../../db/tables/ea-reports.ts'
import { listPpasOfRelease } from '../../db/tables/ppas.ts'
import { readDelivery } from '../rollout/deliver.ts'
import { readRollouts, rolloutTicketOf } from '../rollout/read-rollouts.ts'
import { getSettings } from '../settings/settings.ts'
import { readHints } from './hints.ts'
import { isSample } from '../../../shared/domain/ea-report-sample.ts'
import { remarksAround } from './standing.ts'

export interface EaReportDetail {
  readonly report: EaReport
  readonly revisions: Readonly<Record<string, number>>
  /** What keeps it from being handed in; empty for one that was. */
  readonly missing: readonly MissingInReport[]
  readonly remarks: readonly string[]
  readonly days: number | null
  readonly hints: string
  readonly ticket: TicketPlace | null
  /** How far it is on its way to the ticket; null while nobody put it there from here. */
  readonly delivery: IntentState | null
  readonly isSample: boolean
  /** The problems as tickets for the helpdesk, in their order. */
  readonly drafts: readonly {
    readonly problemId: string
    readonly draft: GgusDraft
    readonly text: string
  }[]
  /** The report that stands in its place; null when none does. */
  readonly replacedBy: string | null
  /** PPAs of the same product and version on other platforms on which the team has no report. */
  readonly copyTo: readonly Ppa[]
}

/** A report with everything that is worked out from it; `today` is YYYY-MM-DD. */
export function readEaReport(db: ReadDb, id: string, today: string): Result<EaReportDetail> {
  const kept = getEaReport(db, id)
  if (!kept) return notFound(`report ${id}`)
  const { revisions, ...report } = kept
  const { ppa, fields, state } = report
  const later = listReportsOfPpa(db, ppa.id).find(
    ({ replaces, state: its }) => replaces === id && its !== 'draft',
  )
  const ticket = isSample(report) ? null : rolloutTicketOf(db, ppa.id)
  const around = isSample(report) ? [] : remarksAround(db, report, ticket, getSettings(db).verifier)
  return success({
    report,
    revisions,
    missing: state === 'draft' ? missingInReport(fields, today) : [],
    remarks: [...remarksOnReport(report), ...machineRemarks(fields), ...around],
    days: daysInProduction(report, today),
    hints: readHints(db, ppa.id) || (fields.asked ?? ''),
    ticket,
    delivery: ticket === null || state === 'draft' ? null : readDelivery(db, report, ticket),
    isSample: isSample(report),
    drafts: fields.problems.map((problem) => {
      const draft = ggusDraftOfProblem(problem, report)
      return { problemId: problem.id, draft, text: draftText(draft) }
    }),
    replacedBy: later?.id ?? null,
    copyTo: isSample(report) ? [] : otherPlatforms(db, report),
  })
}

function otherPlatforms(db: ReadDb, { ppa, fields }: EaReport): readonly Ppa[] {
  const team = foldName(fields.team)
  const isTaken = (id: string) =>
    listReportsOfPpa(db, id).some(
      (other) => other.state !== 'replaced' && foldName(other.fields.team) === team,
    )
  return listPpasOfRelease(db, ppa.releaseVersion)
    .filter(
      ({ id, productKey, version }) =>
        productKey === ppa.productKey && version === ppa.version && id !== ppa.id && !isTaken(id),
    )
    .map((other) => Ppa.parse(other))
}

/** A product that waits for the report of this team. */
export interface WaitingForTeam {
  readonly ppa: Ppa | null
  readonly ticket: TicketPlace | null
  readonly subject: string
  readonly since: string | null
  readonly hints: string
  /** The team's own report on it; null when none was begun. */
  readonly reportId: string | null
}

/** Products in staged rollout that name the team of the settings and have no report of it yet; the longest wait first. */
export function listWaiting(db: ReadDb): readonly WaitingForTeam[] {
  const team = foldName(getSettings(db).team)
  if (team === '') return []
  const reports = listEaReports(db).filter(({ fields }) => foldName(fields.team) === team)
  return readRollouts(db)
    .filter(({ stage, teams }) => stage === 'in rollout' && teams.some((name) => foldName(name) === team))
    .flatMap(({ ppa, ticket, since }) => {
      const own = reports.filter((report) => report.ppa.id === ppa?.id)
      if (own.some(({ state }) => state === 'submitted')) return []
      const plain = ppa === null ? null : Ppa.parse(ppa)
      return {
        ppa: plain,
        ticket: ticket === null ? null : { accountId: ticket.accountId, number: ticket.number },
        subject: ticket?.subject ?? '',
        since,
        hints: ppa === null ? '' : readHints(db, ppa.id),
        reportId: own.find(({ state }) => state === 'draft')?.id ?? null,
      }
    })
    .toSorted((a, b) => (a.since ?? '9').localeCompare(b.since ?? '9'))
}
