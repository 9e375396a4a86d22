import type { ReportChosen } from '../../shared/domain/document-wanted.ts'
import type { ReportComparison } from '../../shared/domain/report-comparison.ts'
import { writeWanted } from './document-command.ts'
import { findVerification } from './report-command.ts'
import { isReportPath } from './import-report-command.ts'
import type { Output } from './output.ts'
import { maxDocumentBytes, readFileWithin } from './read-file.ts'
import type { Client, Session } from './session.ts'

/** Compares two reports of one product. Each is a PDF, or the beginning of the id of a verification or imported report. */
export async function compareReportsNamed(
  session: Session,
  names: readonly [string, string],
  options: { readonly out?: string },
  output: Output,
): Promise<void> {
  const { client } = session
  const first = await choose(client, names[0])
  const second = await choose(client, names[1])
  if (options.out !== undefined) {
    await writeWanted(client, { kind: 'comparison', first, second }, options, output)
    return
  }
  const comparison = await client.documents.compare({ first, second })
  output.answer(comparison, describeComparison(comparison))
}

async function choose(client: Client, name: string): Promise<ReportChosen> {
  if (isReportPath(name)) return { kind: 'file', file: await readFileWithin(name, maxDocumentBytes) }
  const imported = (await client.documents.importedReports({})).filter(({ digest }) =>
    digest.startsWith(name),
  )
  if (imported[0] && imported.length === 1) return { kind: 'imported report', digest: imported[0].digest }
  return { kind: 'verification', verificationId: await findVerification(client, name) }
}

function describeComparison({ facts, rows }: ReportComparison): readonly string[] {
  const changed = rows.filter(({ change }) => change !== 'same')
  return [
    ...facts.map(({ label, before, after }) => `${label}: ${before || '-'} -> ${after || '-'}`),
    ...changed.flatMap((row) => [
      `${row.id}  ${row.before ?? '-'} -> ${row.after ?? '-'}${row.direction === null ? '' : `  (${row.direction})`}`,
      ...row.sentences.map((sentence) => `    ${sentence.replaceAll('\n', ' ')}`),
    ]),
    `${String(rows.length - changed.length)} of ${String(rows.length)} criteria are the same in both.`,
  ]
}
