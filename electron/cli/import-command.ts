import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ImportOutcome } from '../../shared/contract/releases.ts'
import { maxRecordBytes } from '../../shared/domain/record-limits.ts'
import { CommandFailure, type Output } from './output.ts'
import type { Client, Session } from './session.ts'

/** Takes in release records one after another; the first refusal stops, and says what was taken in before. */
export async function importRecords(
  session: Session,
  paths: readonly string[],
  output: Output,
): Promise<void> {
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
export async function readRecordFile(path: string): Promise<File> {
  try {
    const about = await stat(path)
    if (!about.isFile()) throw new CommandFailure(`${path} is not a file.`)
    if (about.size > maxRecordBytes)
      throw new CommandFailure(`${path} is larger than 20 MB and was not read.`)
    return new File([new Uint8Array(await readFile(path))], basename(path))
  } catch (error) {
    if (error instanceof CommandFailure) throw error
    throw new CommandFailure(
      `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

function describeOutcome(outcome: ImportOutcome): string[] {
  const { releaseVersion, change, entryCount, ppaCount, findings } = outcome
  return [
    `UMD ${releaseVersion} ${change}: ${String(entryCount)} products, ${String(ppaCount)} PPAs.`,
    ...findings.map((finding) => `  note: ${finding.message}`),
  ]
}
