import { notFound, success, type Result } from '../../../shared/errors.ts'
import type { DocumentModel } from '../../../shared/domain/document-model.ts'
import { timeByPlace, totalSeconds } from '../../../shared/domain/time-log.ts'
import type { Verification } from '../../../shared/domain/verification.ts'
import { checkLabels, templateModel, verificationModel } from '../../documents/model.ts'
import type { Attachment } from '../../documents/report-messages.ts'
import type { ReadDb } from '../../db/handles.ts'
import { getAuditHead } from '../../db/tables/audit.ts'
import { listEvidence } from '../../db/tables/evidence.ts'
import { listIssues } from '../../db/tables/found-issues.ts'
import { listMachineStates } from '../../db/tables/machine-states.ts'
import { getQcRelease } from '../../db/tables/qc-releases.ts'
import { listCorrections, listMoments } from '../../db/tables/time-log.ts'
import { getTemplate } from '../releases/template.ts'
import { readVerification } from '../verification/read.ts'
import { readWork } from '../verification/read-work.ts'
import { readFrozenTickets } from './frozen-tickets.ts'
import { readReportEvidence } from './report-evidence.ts'

/** Where a document is read from: the database, and the folder that evidence lies in. */
export interface DocumentSource {
  readonly db: ReadDb
  readonly dataFolder: string
}

/** A verification as a document, with the bytes that go into its report. */
export interface ReportParts {
  readonly model: DocumentModel
  readonly attachments: readonly Attachment[]
  /** Copies of mirrored tickets by their name in a bundle. */
  readonly tickets: ReadonlyMap<string, Uint8Array>
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
export async function readReport(
  { db, dataFolder }: DocumentSource,
  id: string,
): Promise<Result<ReportParts>> {
  const read = readVerification(db, id)
  if (!read.ok) return read
  const verification = read.value
  const qcRelease = getQcRelease(db, verification.qcReleaseId)
  if (!qcRelease) return notFound(`QC release ${verification.qcReleaseId}`)
  const { listed, attachments } = await readReportEvidence(dataFolder, listEvidence(db, id), (place) =>
    describePlace(verification, place),
  )
  const frozen = readFrozenTickets(db, verification)
  const model = verificationModel({
    verification,
    qcRelease,
    knownCount: qcRelease.knownCount,
    auditHead: getAuditHead(db),
    findings: {
      work: readWork(db, verification),
      issues: listIssues(db, id),
      ticketCopies: frozen.map(({ listed }) => listed),
      machines: listMachineStates(db, id),
      evidence: listed,
      seconds: totalSeconds(timeByPlace(listMoments(db, id), listCorrections(db, id))),
    },
  })
  const tickets = new Map(frozen.map(({ listed: { copyName }, copy }) => [copyName, copy]))
  return success({ model, attachments, tickets })
}

function describePlace({ checks }: Verification, place: string): string {
  if (place === 'summary') return 'Executive summary'
  const check = checks.find(({ kind }) => kind === place)
  return check ? checkLabels[check.kind] : place
}
