import { success, type Result } from '../../../shared/errors.ts'
import type { DocumentModel } from '../../../shared/domain/document-model.ts'
import { timeByPlace, totalSeconds } from '../../../shared/domain/time-log.ts'
import type { Verification } from '../../../shared/domain/verification.ts'
import { checkLabels, templateModel, verificationModel } from '../../documents/model.ts'
import type { Attachment } from '../../documents/report-messages.ts'
import type { ReadDb } from '../../db/handles.ts'
import { getAuditHeadOf } from '../../db/tables/audit-links.ts'
import { listEvidence } from '../../db/tables/evidence.ts'
import { listIssues } from '../../db/tables/found-issues.ts'
import { listMachineStates } from '../../db/tables/machine-states.ts'
import { listCorrections, listMoments } from '../../db/tables/time-log.ts'
import { getTemplate } from '../releases/template.ts'
import { readVerification } from '../verification/read.ts'
import { readWork } from '../verification/read-work.ts'
import { readGround } from './freeze.ts'
import { readReportEvidence } from './report-evidence.ts'

/** Where a document is read from: the database, and the folder that evidence lies in. */
export interface DocumentSource {
  readonly db: ReadDb
  readonly dataFolder: string
  /** Evidence is taken to be as it was kept, without reading its bytes: enough to see whether a document changed. */
  readonly trustsEvidence?: boolean
}

/** A verification as a document, with the bytes that go into its report. */
export interface ReportParts {
  readonly model: DocumentModel
  readonly attachments: readonly Attachment[]
  /** Copies of mirrored tickets by their name in a bundle. */
  readonly tickets: ReadonlyMap<string, Uint8Array>
}

/** The same with the verification itself, as its report takes it. */
export interface OwnReport extends ReportParts {
  readonly verification: Verification
}

/** The document model of a PPA's empty template. */
export function readTemplateModel(
  db: ReadDb,
  ppaId: string,
  qcReleaseId: string | null,
): Result<DocumentModel> {
  const template = getTemplate(db, ppaId, qcReleaseId)
  if (!template.ok) return template
  const { ppa, qcRelease, rows } = template.value
  return success(templateModel({ ppa, qcRelease, knownCount: qcRelease.knownCount, rows }))
}

/** A verification as it stands now; its report, its workbook and every other form come from the one model. */
export async function readReport(source: DocumentSource, id: string): Promise<Result<OwnReport>> {
  const { db } = source
  const read = readVerification(db, id)
  if (!read.ok) return read
  const kept = read.value
  const { facts, tickets } = readGround(db, kept)
  const { qcRelease, knownCount, answers } = facts
  const verification = { ...kept, ppa: facts.ppa }
  const { listed, attachments } = await readReportEvidence(source, listEvidence(db, id), (place) =>
    describePlace(verification, place),
  )
  const model = verificationModel({
    verification,
    qcRelease,
    knownCount,
    auditHead: getAuditHeadOf(db, id, verification.state),
    findings: {
      work: readWork(db, verification),
      answers,
      issues: listIssues(db, id),
      ticketCopies: tickets.map((ticket) => ticket.listed),
      machines: listMachineStates(db, id),
      evidence: listed,
      seconds: secondsOf(db, verification),
    },
  })
  const encoder = new TextEncoder()
  return success({
    verification,
    model,
    attachments,
    tickets: new Map(tickets.map((ticket) => [ticket.listed.copyName, encoder.encode(ticket.copy)])),
  })
}

/** What the time log counts; who looks at a finished verification later does not add to it. */
function secondsOf(db: ReadDb, { id, finishedAt }: Verification): number {
  const moments = listMoments(db, id).filter(({ at }) => finishedAt === null || at <= finishedAt)
  return totalSeconds(timeByPlace(moments, listCorrections(db, id)))
}

function describePlace({ checks }: Verification, place: string): string {
  if (place === 'summary') return 'Executive summary'
  const check = checks.find(({ kind }) => kind === place)
  return check ? checkLabels[check.kind] : place
}
