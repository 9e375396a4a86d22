import { invalid, notFound, refused, success, type Result } from '../../../shared/errors.ts'
import { documentSchema, type DocumentModel } from '../../../shared/domain/document-model.ts'
import type { DocumentWanted, ReportChosen } from '../../../shared/domain/document-wanted.ts'
import { resolveTemplate } from '../../../shared/domain/mapping.ts'
import type { Paper } from '../../../shared/domain/paper.ts'
import { compareReports, productOf, type ReportComparison } from '../../../shared/domain/report-comparison.ts'
import { comparisonPaper } from '../../documents/papers/comparison-paper.ts'
import { criteriaPaper } from '../../documents/papers/criteria-paper.ts'
import { eaReportPaper } from '../../documents/papers/ea-report-paper.ts'
import { notesPaper } from '../../documents/papers/notes-paper.ts'
import { releasePaper } from '../../documents/papers/release-paper.ts'
import { verificationPaper } from '../../documents/papers/verification-paper.ts'
import { evidenceTable } from '../../documents/papers/verification-tables.ts'
import type { Typesettable } from '../../documents/report-data.ts'
import type { Attachment } from '../../documents/report-messages.ts'
import { readAttachedData } from '../../documents/verify/attached-data.ts'
import type { ReadDb } from '../../db/handles.ts'
import { listCapabilities } from '../../db/tables/capabilities.ts'
import { listCriteria } from '../../db/tables/criteria.ts'
import { listMappingChanges } from '../../db/tables/mapping-changes.ts'
import { listPpasOfRelease } from '../../db/tables/ppas.ts'
import { getProduct } from '../../db/tables/products.ts'
import { getQcRelease } from '../../db/tables/qc-releases.ts'
import { listEntries } from '../../db/tables/release-entries.ts'
import { getUmdRelease, listFindings } from '../../db/tables/umd-releases.ts'
import { getEaReport } from '../../db/tables/ea-reports.ts'
import { listEvidence } from '../../db/tables/evidence.ts'
import { readReleaseNotes } from '../catalogue/read-changes.ts'
import { readPageNotes, readRolloutSummary } from '../rollout/documents.ts'
import { summariseVerifications } from '../verification/read.ts'
import { readReport, type DocumentSource, type ReportParts } from './documents.ts'
import { readImportedReport } from './imported-reports.ts'
import { readReportEvidence } from './report-evidence.ts'

/** A document before it is written: what the PDF is set from, and the same as a paper for the other forms. */
export interface ReadyDocument {
  readonly model: Typesettable
  readonly paper: Paper
  readonly attachments: readonly Attachment[]
}

export async function readyDocument(
  source: DocumentSource,
  wanted: DocumentWanted,
): Promise<Result<ReadyDocument>> {
  const { db } = source
  switch (wanted.kind) {
    case 'verification':
      return ofReport(await readReport(source, wanted.verificationId))
    case 'imported report':
      return ofReport(withoutAttachments(readImportedReport(db, wanted.digest)))
    case 'comparison': {
      const compared = await compareChosen(source, wanted.first, wanted.second)
      if (!compared.ok) return compared
      return ofPaper(success(comparisonPaper(compared.value.comparison, compared.value.product)))
    }
    case 'EA report':
      return readEaDocument(source, wanted.reportId)
    case 'rollout summary':
      return ofPaper(readRolloutSummary(db, wanted.ppaId))
    case 'release page notes':
      return ofPaper(readPageNotes(db, wanted.version))
    case 'UMD release':
      return ofPaper(readReleasePaper(db, wanted.version))
    case 'QC release notes':
      return ofPaper(readNotesPaper(db, wanted.qcReleaseId))
    case 'capability':
      return ofPaper(readCapabilityPaper(db, wanted.qcReleaseId, wanted.capabilityId))
    case 'product':
      return ofPaper(readProductPaper(db, wanted.qcReleaseId, wanted.productKey))
  }
}

/** Compares two reports; refused when they are about different products. */
export async function compareChosen(
  source: DocumentSource,
  first: ReportChosen,
  second: ReportChosen,
): Promise<Result<{ readonly comparison: ReportComparison; readonly product: string }>> {
  const [a, b] = [await readChosen(source, first), await readChosen(source, second)]
  if (!a.ok) return a
  if (!b.ok) return b
  if (productOf(a.value) !== productOf(b.value)) {
    return refused(
      `The first report is about ${a.value.product}, the second about ${b.value.product}: only reports of one product can be compared.`,
    )
  }
  return success({
    comparison: compareReports(a.value, b.value),
    product: b.value.header[0]?.value ?? b.value.product,
  })
}

async function readChosen(source: DocumentSource, chosen: ReportChosen): Promise<Result<DocumentModel>> {
  switch (chosen.kind) {
    case 'verification': {
      const read = await readReport(source, chosen.verificationId)
      return read.ok ? success(read.value.model) : read
    }
    case 'imported report':
      return readImportedReport(source.db, chosen.digest)
    case 'file': {
      const { name } = chosen.file
      const data = await readAttachedData(new Uint8Array(await chosen.file.arrayBuffer()))
      if (!data.ok) return invalid(`${name}: ${data.failure.message}`)
      const { model } = data.value
      return model.schema === documentSchema
        ? success(model)
        : invalid(`${name} is no report of a verification.`)
    }
  }
}

function ofReport(read: Result<ReportParts>): Result<ReadyDocument> {
  return read.ok ? success({ ...read.value, paper: verificationPaper(read.value.model) }) : read
}

/** Of a report of somebody else only the data was taken in. */
function withoutAttachments(read: Result<DocumentModel>): Result<ReportParts> {
  return read.ok ? success({ model: read.value, attachments: [], tickets: new Map() }) : read
}

function ofPaper(read: Result<Paper>): Result<ReadyDocument> {
  return read.ok ? success({ model: read.value, paper: read.value, attachments: [] }) : read
}

/** The report of an Early Adopter with its evidence, and with itself inside for whoever takes it in. */
async function readEaDocument(source: DocumentSource, reportId: string): Promise<Result<ReadyDocument>> {
  const { db } = source
  const kept = getEaReport(db, reportId)
  if (!kept) return notFound(`report ${reportId}`)
  const { revisions: _, ...report } = kept
  const evidence = listEvidence(db, reportId)
  const { listed, attachments } = await readReportEvidence(source, evidence, () => 'Report')
  const paper = eaReportPaper(
    report,
    evidence,
    listed.map(({ entry }) => entry),
  )
  // On the pages the evidence stands whole behind the sections; text forms list it.
  const inText: Paper =
    listed.length === 0
      ? paper
      : {
          ...paper,
          sections: [
            ...paper.sections,
            { title: 'Evidence', level: 1, blocks: [evidenceTable(paper.evidence ?? [])] },
          ],
        }
  return success({ model: paper, paper: inText, attachments })
}

function readReleasePaper(db: ReadDb, version: string): Result<Paper> {
  const release = getUmdRelease(db, version)
  if (!release) return notFound(`UMD release ${version}`)
  // Last worked on first: the first of a PPA is its newest.
  const verified = new Map(
    summariseVerifications(db)
      .toReversed()
      .map((summary) => [summary.ppa.id, summary]),
  )
  return success(
    releasePaper({
      release,
      texts: release.texts,
      entries: listEntries(db, version),
      ppas: listPpasOfRelease(db, version),
      findings: listFindings(db, version),
      verified,
    }),
  )
}

function readNotesPaper(db: ReadDb, qcReleaseId: string): Result<Paper> {
  const read = readReleaseNotes(db, qcReleaseId)
  if (!read.ok) return read
  const release = getQcRelease(db, qcReleaseId)
  return release ? success(notesPaper(release, read.value.notes)) : notFound(`QC release ${qcReleaseId}`)
}

/** The criteria a capability brings, without the generic ones: those stand in every product's document. */
function readCapabilityPaper(db: ReadDb, qcReleaseId: string, capabilityId: string): Result<Paper> {
  const qcRelease = getQcRelease(db, qcReleaseId)
  if (!qcRelease) return notFound(`QC release ${qcReleaseId}`)
  const capability = listCapabilities(db).find(({ id }) => id === capabilityId)
  if (!capability) return notFound(`capability ${capabilityId}`)
  return success(
    criteriaPaper({
      kind: 'QC document of a capability',
      qcRelease,
      subject: capability.name,
      subjectId: capability.id,
      introduction: capability.purpose,
      criteria: listCriteria(db, qcReleaseId)
        .filter(({ criterion }) => criterion.capability === capabilityId)
        .map(({ criterion }) => ({ criterion, reason: '' })),
    }),
  )
}

/** The criteria of a product's template, each with why it is there. */
function readProductPaper(db: ReadDb, qcReleaseId: string, productKey: string): Result<Paper> {
  const qcRelease = getQcRelease(db, qcReleaseId)
  if (!qcRelease) return notFound(`QC release ${qcReleaseId}`)
  const product = getProduct(db, productKey)
  if (!product) return notFound(`product ${productKey}`)
  const { rows } = resolveTemplate(
    product,
    listCriteria(db, qcReleaseId).map((kept) => kept.criterion),
    listCapabilities(db),
    listMappingChanges(db, qcReleaseId),
  )
  return success(
    criteriaPaper({
      kind: 'QC document of a product',
      qcRelease,
      subject: product.name,
      subjectId: product.key,
      introduction: product.note,
      criteria: rows.map(({ criterion, reason }) => ({ criterion, reason: reason.sentence })),
    }),
  )
}
