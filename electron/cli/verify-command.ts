import type { FileCheck } from '../../shared/domain/file-check.ts'
import { verifyAlone } from '../service/verify-alone.ts'
import { findTemplatesFolder } from './folders.ts'
import { CommandFailure, type Output } from './output.ts'
import { maxDocumentBytes, readFileWithin } from './read-file.ts'
import type { Session } from './session.ts'

/** Proves reports and bundles; exit code 1 when any of them does not hold. Needs no data folder. */
export async function verifyFiles(paths: readonly string[], output: Output): Promise<void> {
  const templatesFolder = findTemplatesFolder()
  await tell(paths, output, async (file) =>
    verifyAlone(new Uint8Array(await file.arrayBuffer()), templatesFolder),
  )
}

/** The same, with a data folder at hand whose audit trail has to agree. */
export async function verifyFilesAgainst(
  session: Session,
  paths: readonly string[],
  output: Output,
): Promise<void> {
  await tell(paths, output, (file) => session.client.documents.verify({ file }))
}

async function tell(
  paths: readonly string[],
  output: Output,
  check: (file: File) => Promise<FileCheck>,
): Promise<void> {
  const checks: (FileCheck & { readonly path: string })[] = []
  for (const path of paths) {
    output.doing(`Checking ${path}`)
    checks.push({ path, ...(await check(await readFileWithin(path, maxDocumentBytes))) })
  }
  output.answer(checks, checks.flatMap(describeCheck))
  const broken = checks.filter(({ ok }) => !ok).length
  if (broken > 0) {
    throw new CommandFailure(
      checks.length === 1
        ? 'The file does not hold.'
        : `${String(broken)} of ${String(checks.length)} files do not hold.`,
    )
  }
}

function describeCheck(check: FileCheck & { readonly path: string }): readonly string[] {
  const { path, title, digest, ok, checked, notes, problems } = check
  return [
    `${path}: ${ok ? 'sound' : 'NOT SOUND'}${title === '' ? '' : `, ${title}`}`,
    `  SHA-256 ${digest}`,
    ...problems.map((sentence) => `  problem: ${sentence}`),
    ...checked.map((sentence) => `  holds: ${sentence}`),
    ...notes.map((sentence) => `  note: ${sentence}`),
  ]
}
