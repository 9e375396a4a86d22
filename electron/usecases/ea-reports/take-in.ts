import { createHash } from 'node:crypto'
import { invalid, refused, success, type Result } from '../../../shared/errors.ts'
import type { EaReport } from '../../../shared/domain/ea-report.ts'
import { missingInReport, remarksOnReport } from '../../../shared/domain/ea-report-missing.ts'
import type { EaReportRecord } from '../../../shared/domain/ea-report-record.ts'
import { canonicalJson } from '../../../shared/domain/canonical.ts'
import { foldName } from '../../../shared/domain/ea-team.ts'
import { paperSchema } from '../../../shared/domain/paper.ts'
import { eaReportPaper } from '../../documents/papers/ea-report-paper.ts'
import { readAttachedData } from '../../documents/verify/attached-data.ts'
import type { VerifyOptions } from '../../documents/verify/set-again.ts'
import { verifyPdf } from '../../documents/verify/verify-pdf.ts'
import { openLanding } from '../../db/evidence-folder.ts'
import { inTransaction, type ReadDb, type WriteDb } from '../../db/handles.ts'
import { getEaReport, keepEaReport, listReportsOfPpa, markReplaced } from '../../db/tables/ea-reports.ts'
import { getEvidence, insertEvidence, markRemoved, updateCaption } from '../../db/tables/evidence.ts'
import { getPpa } from '../../db/tables/ppas.ts'
import { record } from '../deps.ts'
import type { EvidenceDeps } from '../evidence/evidence.ts'
import { isSample } from '../../../shared/domain/ea-report-sample.ts'

/** A report that came as a file, looked at and not yet taken in. */
export interface ArrivedReport {
  /** SHA-256 of the file. */
  readonly digest: string
  readonly report: EaReport
  /** What holds of the file, and what a reader must know of it and of the report. */
  readonly checked: readonly string[]
  readonly remarks: readonly string[]
  /** It is here already; taking it in changes nothing. */
  readonly isKnown: boolean
  /** The reports of the same team that stand here now; the one it names as its predecessor is marked. */
  readonly standing: readonly { readonly report: EaReport; readonly isPredecessor: boolean }[]
}

export interface ArrivedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Proves a report file and says what taking it in would do. A file with changed bytes is refused by name. */
export async function previewReport(
  db: ReadDb,
  file: ArrivedFile,
  options: VerifyOptions,
): Promise<Result<ArrivedReport>> {
  const read = await readArrived(file, options)
  if (!read.ok) return read
  const { digest, record: arrived, checked, notes } = read.value
  const { report } = arrived
  const isOther = getPpa(db, report.ppa.id) === undefined
  return success({
    digest,
    report,
    checked,
    remarks: [
      ...remarksOnReport(report),
      ...(isOther
        ? [`${report.ppa.id} is not known here: the report is kept, and no product waits for it.`]
        : []),
      ...notes,
    ],
    isKnown: getEaReport(db, report.id) !== undefined,
    standing: standingReports(db, report).map((other) => ({
      report: other,
      isPredecessor: other.id === report.replaces,
    })),
  })
}

/**
 * Takes a report in with its evidence, all or nothing. `replacing` names reports of the same team that it takes the place
 * of, beside the one it names itself. Taking in the same report again changes nothing.
 */
export async function takeReportIn(
  deps: EvidenceDeps,
  file: ArrivedFile,
  replacing: readonly string[],
  options: VerifyOptions,
): Promise<Result<{ readonly id: string }>> {
  const read = await readArrived(file, options)
  if (!read.ok) return read
  const { digest, record: arrived, files } = read.value
  const { report } = arrived
  if (getEaReport(deps.db, report.id)) return success({ id: report.id })
  for (const bytes of files) {
    const landing = await openLanding(deps.dataFolder)
    await landing.write(bytes)
    await landing.keep()
  }
  return inTransaction(deps.db, (tx) => {
    if (getEaReport(tx, report.id)) return success({ id: report.id })
    if (arrived.evidence.some(({ id }) => getEvidence(tx, id))) {
      return refused(`${file.name} was not taken in: its evidence stands here under another report.`)
    }
    const standing = standingReports(tx, report)
    const gone = standing.filter(({ id }) => id === report.replaces || replacing.includes(id))
    const unknown = replacing.find((id) => !standing.some((other) => other.id === id))
    if (unknown !== undefined) {
      return refused('Meanwhile the report it was to take the place of does not stand any more. Look again.')
    }
    const isLate = listReportsOfPpa(tx, report.ppa.id).some(({ replaces }) => replaces === report.id)
    const state = isLate ? 'replaced' : report.state
    keepEaReport(tx, { ...report, state, takenInFrom: digest, revisions: {} })
    keepEvidenceOf(tx, arrived)
    for (const { id } of gone) markReplaced(tx, id)
    record(deps, tx, 'EA report taken in', report.id, {
      file: file.name.slice(0, 255),
      digest,
      team: report.fields.team,
      recommendation: report.fields.recommendation,
      replacing: gone.map(({ id }) => id),
    })
    return success({ id: report.id })
  })
}

interface Arrived {
  readonly digest: string
  readonly record: EaReportRecord
  readonly checked: readonly string[]
  readonly notes: readonly string[]
  readonly files: readonly Uint8Array[]
}

async function readArrived(file: ArrivedFile, options: VerifyOptions): Promise<Result<Arrived>> {
  const not = `${file.name} was not taken in`
  const { check, model } = await verifyPdf(file.bytes, options)
  const [problem] = check.problems
  if (problem !== undefined) return invalid(`${not}. ${problem}`)
  if (model?.schema !== paperSchema || !model.eaReport) {
    return invalid(`${not}: it is no report of an Early Adopter.`)
  }
  const { eaReport: arrived } = model
  const { report } = arrived
  if (report.state === 'draft') return invalid(`${not}: its team has not handed it in yet.`)
  const [missing] = missingInReport(report.fields, report.submittedAt?.slice(0, 10) ?? '')
  if (missing || report.submittedAt === null) {
    return invalid(`${not}: it is not complete. ${missing?.sentence ?? ''}`.trim())
  }
  if (isSample(report)) return invalid(`${not}: it is a sample about a product that does not exist.`)
  if (arrived.evidence.some(({ workId }) => workId !== report.id)) {
    return invalid(`${not}: it names evidence that is not its own.`)
  }
  const data = await readAttachedData(file.bytes)
  const named = new Set((model.evidence ?? []).map(({ digest }) => digest))
  const files = (data.ok ? [...data.value.files.values()] : [])
    .map(({ bytes }) => bytes)
    .filter((bytes) => named.has(createHash('sha256').update(bytes).digest('hex')))
  const printed = eaReportPaper(report, arrived.evidence, model.evidence ?? [])
  const isSaid = canonicalJson(printed.sections) === canonicalJson(model.sections)
  const notes = [
    ...check.notes,
    ...(isSaid ? [] : ['Its pages do not say what its data says. The data is taken in: read it here.']),
  ]
  return success({ digest: check.digest, record: arrived, checked: check.checked, notes, files })
}

function standingReports(db: ReadDb, report: EaReport): readonly EaReport[] {
  const team = foldName(report.fields.team)
  return listReportsOfPpa(db, report.ppa.id).filter(
    ({ id, state, fields }) => id !== report.id && state === 'submitted' && foldName(fields.team) === team,
  )
}

function keepEvidenceOf(tx: WriteDb, { evidence }: EaReportRecord): void {
  for (const piece of evidence) {
    insertEvidence(tx, piece)
    if (piece.caption !== '') updateCaption(tx, piece.id, piece.caption)
    if (piece.removed) markRemoved(tx, piece.id, piece.removed)
  }
}
