import type { ImportOutcome } from '../../shared/contract/releases.ts'
import { maxRecordBytes } from '../../shared/domain/record-limits.ts'
import { importReports, isReportPath } from './import-report-command.ts'
import { CommandFailure, type Output } from './output.ts'
import { readFileWithin } from './read-file.ts'
import type { Client, Session } from './session.ts'

/** Takes in reports of others, or release records, whichever the files are; both in one call would be a mistake. */
export async function importFiles(session: Session, paths: readonly string[], output: Output): Promise<void> {
  const reports = paths.filter(isReportPath)
  if (reports.length === 0) return importRecords(session, paths, output)
  if (reports.length < paths.length)
    throw new CommandFailure('Import reports and records one after the other.', 2)
  return importReports(session, reports, output)
}

/** Takes in release records one after another; the first refusal stops, and says what was taken in before. */
async function importRecords(session: Session, paths: readonly string[], output: Output): Promise<void> {
  const outcomes: ImportOutcome[] = []
  for (const path of paths) {
    output.doing(`Importing ${path}`)
    const outcome = await importFile(session.client, await readRecordFile(path))
    outcomes.push(outcome)
  }
  output.answer(outcomes, outcomes.flatMap(describeOutcome))
}

export async function importFile(client: Client, file: File): Promise<ImportOutcome> {
  const work = await client.releases.importRecord({ file })
  for (;;) {
    const step = await work.next()
    if (step.done) return step.value
  }
}

/** Reads a record from disk; size and kind are looked at before a byte is read. */
export function readRecordFile(path: string): Promise<File> {
  return readFileWithin(path, maxRecordBytes)
}

function describeOutcome(outcome: ImportOutcome): string[] {
  const { releaseVersion, change, entryCount, ppaCount, findings } = outcome
  return [
    `UMD ${releaseVersion} ${change}: ${String(entryCount)} products, ${String(ppaCount)} PPAs.`,
    ...findings.map((finding) => `  note: ${finding.message}`),
  ]
}
