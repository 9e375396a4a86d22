import type { ImportedReport } from '../../shared/domain/imported-report.ts'
import type { Output } from './output.ts'
import { maxDocumentBytes, readFileWithin } from './read-file.ts'
import type { Session } from './session.ts'

/** Whether a file named on the command line is a report rather than a release record. */
export function isReportPath(path: string): boolean {
  return path.toLowerCase().endsWith('.pdf')
}

/** Takes in reports as verifications of somebody else, one after another; the first refusal stops. */
export async function importReports(
  session: Session,
  paths: readonly string[],
  output: Output,
): Promise<void> {
  const imported: ImportedReport[] = []
  for (const path of paths) {
    output.doing(`Checking and importing ${path}`)
    imported.push(
      await session.client.documents.importReport({ file: await readFileWithin(path, maxDocumentBytes) }),
    )
  }
  output.answer(imported, imported.map(describeImported))
}

/** Lists the verifications of others. */
export async function listImported(session: Session, output: Output): Promise<void> {
  const imported = await session.client.documents.importedReports({})
  output.answer(imported, imported.map(describeImported))
  if (imported.length === 0) output.doing('No report of others was taken in yet: "proviso import FILE.pdf".')
}

function describeImported(report: ImportedReport): string {
  const { digest, product, target, qcVersion, outcome, verifier, fileName, counts } = report
  return (
    `${digest.slice(0, 8)}  ${outcome ?? '-'}  ${product} ${target.replaceAll(' ', '')}  QC ${qcVersion}  ` +
    `${String(counts.total)} criteria, by ${verifier || 'an unnamed verifier'}, from ${fileName}`
  )
}
