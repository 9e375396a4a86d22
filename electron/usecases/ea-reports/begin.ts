import { notFound, refused, success, type Result } from '../../../shared/errors.ts'
import { EaReport, type EaReportFields } from '../../../shared/domain/ea-report.ts'
import { copiedTo, prefilled } from '../../../shared/domain/ea-report-prefill.ts'
import type { EaRequest } from '../../../shared/domain/ea-request.ts'
import { foldName } from '../../../shared/domain/ea-team.ts'
import { Ppa } from '../../../shared/domain/umd-release.ts'
import { inTransaction, type ReadDb, type WriteDb } from '../../db/handles.ts'
import {
  deleteEaDraft,
  getEaReport,
  keepEaReport,
  listEaReports,
  listReportsOfPpa,
} from '../../db/tables/ea-reports.ts'
import { listEvidence } from '../../db/tables/evidence.ts'
import { getPpa } from '../../db/tables/ppas.ts'
import { actorOf, record, type Deps } from '../deps.ts'
import { rolloutTicketOf } from '../rollout/read-rollouts.ts'
import { getSettings } from '../settings/settings.ts'
import { changeDraft } from './change.ts'
import { isSample, samplePpa } from '../../../shared/domain/ea-report-sample.ts'

/**
 * Begins the report of this team on a PPA, filled with what is known. A draft that is already there is the answer; a
 * report that was handed in is refused, because it is changed by `reviseReport`.
 */
export function beginReport(deps: Deps, ppaId: string): Result<{ readonly id: string }> {
  return inTransaction(deps.db, (tx) => {
    const ppa = ppaId === samplePpa.id ? samplePpa : plainPpa(tx, ppaId)
    return ppa ? beginOn(deps, tx, ppa) : notFound(`PPA ${ppaId}`)
  })
}

/** Begins the report that a manager's request asks for: about a PPA that need not be known here. */
export function beginAsked(deps: Deps, request: EaRequest): Result<{ readonly id: string }> {
  return inTransaction(deps.db, (tx) =>
    beginOn(deps, tx, plainPpa(tx, request.ppa.id) ?? request.ppa, request),
  )
}

function beginOn(deps: Deps, tx: WriteDb, ppa: Ppa, request?: EaRequest): Result<{ readonly id: string }> {
  const { team, institute } = getSettings(tx)
  const own = ownReports(tx, ppa.id, team)
  const draft = own.find(({ state }) => state === 'draft')
  if (draft) return success({ id: draft.id })
  if (!isSample({ ppa }) && own.some(({ state }) => state === 'submitted')) {
    return refused('Your team handed in its report on this already. Open it and choose «Change it».')
  }
  const fields = prefilled({
    ppa,
    team,
    site: institute,
    rtTicket: request?.rtTicket || ticketNumber(tx, ppa),
    earlier: earlierReport(tx, ppa, team),
  })
  const asked = request === undefined || request.hints === '' ? {} : { asked: request.hints }
  return success({
    id: keepNew(deps, tx, { ppa, fields: { ...fields, ...asked }, action: 'EA report begun' }),
  })
}

/** Begins the report on another platform with the answers of this one, marked as copied. */
export function copyReport(deps: Deps, id: string, ppaId: string): Result<{ readonly id: string }> {
  return inTransaction(deps.db, (tx) => {
    const from = getEaReport(tx, id)
    if (!from) return notFound(`report ${id}`)
    const ppa = plainPpa(tx, ppaId)
    if (!ppa) return notFound(`PPA ${ppaId}`)
    if (ppa.productKey !== from.ppa.productKey) {
      return refused(`${ppa.productName} is another product: a copy is for another platform of the same one.`)
    }
    if (ownReports(tx, ppaId, from.fields.team).some(({ state }) => state !== 'replaced')) {
      return refused(`Your team has a report on ${ppa.platform}/${ppa.arch} already: nothing was copied.`)
    }
    const { platform, arch } = from.fields
    const fields = copiedTo(from.fields, ppa, ticketNumber(tx, ppa))
    const copiedFrom = { id, platform, arch }
    return success({ id: keepNew(deps, tx, { ppa, fields, copiedFrom, action: 'EA report copied' }) })
  })
}

/** Begins a report that takes the place of one that was handed in; a draft of it that is there is the answer. */
export function reviseReport(deps: Deps, id: string): Result<{ readonly id: string }> {
  return inTransaction(deps.db, (tx) => {
    const from = getEaReport(tx, id)
    if (!from) return notFound(`report ${id}`)
    if (from.state !== 'submitted') return refused('Only a report that stands can be changed by a new one.')
    const begun = listReportsOfPpa(tx, from.ppa.id).find(
      ({ state, replaces }) => state === 'draft' && replaces === id,
    )
    if (begun) return success({ id: begun.id })
    const { ppa, fields, copiedFrom } = from
    return success({
      id: keepNew(deps, tx, { ppa, fields, copiedFrom, replaces: id, action: 'EA report revised' }),
    })
  })
}

/** Takes a draft away that was never handed in, and answers it, so that it can come back. One with evidence is refused: evidence goes with a reason of its own. */
export function throwDraftAway(deps: Deps, id: string): Result<EaReport> {
  return changeDraft(deps, id, (tx, report) => {
    if (listEvidence(tx, id).length > 0) {
      return refused('This draft has evidence, so it stays. It counts for nothing until it is handed in.')
    }
    deleteEaDraft(tx, id)
    const { ppa, fields } = report
    const trail = { action: 'EA draft thrown away', data: { ppa: ppa.id, fields } }
    return success({ value: EaReport.parse(report), trail })
  })
}

/** Brings back a draft that was thrown away a moment ago, word for word. */
export function bringDraftBack(deps: Deps, draft: EaReport): Result<{ readonly id: string }> {
  return inTransaction(deps.db, (tx) => {
    const { id, ppa, state } = draft
    if (state !== 'draft' || draft.takenInFrom !== null) return refused('Only a draft comes back this way.')
    if (getEaReport(tx, id)) return success({ id })
    keepEaReport(tx, { ...draft, submittedAt: null, revisions: {} })
    record(deps, tx, 'EA draft brought back', id, { ppa: ppa.id })
    return success({ id })
  })
}

interface NewReport {
  readonly ppa: Ppa
  readonly fields: EaReportFields
  readonly copiedFrom?: EaReport['copiedFrom']
  readonly replaces?: string
  readonly action: string
}

function keepNew(deps: Deps, tx: WriteDb, wanted: NewReport): string {
  const { ppa, fields, copiedFrom = null, replaces = null, action } = wanted
  const id = deps.newId()
  const at = deps.now().toISOString()
  keepEaReport(tx, {
    id,
    ppa,
    state: 'draft',
    startedAt: at,
    updatedAt: at,
    submittedAt: null,
    by: actorOf(tx),
    fields,
    copiedFrom,
    replaces,
    takenInFrom: null,
    revisions: {},
  })
  record(deps, tx, action, id, { ppa: ppa.id, from: replaces ?? copiedFrom?.id ?? null })
  return id
}

/** Reports written here for a team; those of others that were taken in are not its own. */
function ownReports(db: ReadDb, ppaId: string, team: string) {
  const folded = foldName(team)
  return listReportsOfPpa(db, ppaId).filter(
    ({ takenInFrom, fields }) => takenInFrom === null && foldName(fields.team) === folded,
  )
}

/** The newest report of a team on the same product, from which its habits are taken. */
function earlierReport(db: ReadDb, ppa: Ppa, team: string) {
  const folded = foldName(team)
  return listEaReports(db).find(
    (report) =>
      report.state !== 'draft' &&
      report.ppa.productKey === ppa.productKey &&
      report.ppa.id !== samplePpa.id &&
      (folded === '' ? report.takenInFrom === null : foldName(report.fields.team) === folded),
  )
}

function ticketNumber(db: ReadDb, ppa: Ppa): string {
  const place = rolloutTicketOf(db, ppa.id)
  return place?.number ?? (ppa.recordTicket === null ? '' : String(ppa.recordTicket))
}

/** The PPA without what only its table knows. */
function plainPpa(db: ReadDb, id: string): Ppa | undefined {
  const kept = getPpa(db, id)
  return kept && Ppa.parse(kept)
}
