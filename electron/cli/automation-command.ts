import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ResultPreview } from '../../shared/contract/automation.ts'
import { addEvidence } from './evidence-command.ts'
import { CommandFailure, type Output } from './output.ts'
import { findVerification } from './report-command.ts'
import type { Session } from './session.ts'

/** More files than a log folder of the tool ever has. */
const mostLogs = 500

interface ResultOptions {
  readonly takeIn?: boolean
  readonly logs?: string
}

/** Shows what a tool's output says about a run and, if asked, keeps it beside the rows with its log folder. */
export async function importAutomaticResults(
  session: Session,
  beginning: string,
  path: string,
  options: ResultOptions,
  output: Output,
): Promise<void> {
  const verificationId = await findVerification(session.client, beginning)
  const bytes = await readFile(path).catch((error: Error) => {
    throw new CommandFailure(`${path} cannot be read: ${error.message}`)
  })
  const input = { verificationId, file: new File([new Uint8Array(bytes)], basename(path)) }
  const { automation } = session.client
  const shown = await (options.takeIn ? automation.takeIn(input) : automation.preview(input))
  output.answer(shown, describe(shown, options.takeIn ?? false))
  if (options.logs !== undefined) {
    await keepLogs(session, verificationId, options.logs, shown, output)
  }
}

function describe({ format, results, unmatched, isKnown }: ResultPreview, takenIn: boolean): string[] {
  const end = isKnown
    ? 'This file was taken in before; nothing changed.'
    : takenIn
      ? 'Taken in. No verdict was changed.'
      : 'Nothing was changed; --take-in keeps it.'
  return [
    `${format}: ${String(results.length)} criteria, ${String(unmatched.length)} steps about none.`,
    ...results.map(({ criterionId, verdict }) => `  ${criterionId}  ${verdict}`),
    ...unmatched.map(({ name, why }) => `  not matched: ${name} (${why})`),
    end,
  ]
}

/** Each log becomes evidence of the criterion that its name holds, else of the summary. */
async function keepLogs(
  session: Session,
  verificationId: string,
  folder: string,
  { results }: ResultPreview,
  output: Output,
): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((error: Error) => {
    throw new CommandFailure(`${folder} cannot be read: ${error.message}`)
  })
  const files = entries.filter((entry) => entry.isFile())
  if (files.length > mostLogs) {
    throw new CommandFailure(`${folder} has more than ${String(mostLogs)} files; none was kept.`)
  }
  for (const file of files) {
    const at = results.find(({ criterionId }) => file.name.toUpperCase().includes(criterionId))?.criterionId
    const path = join(file.parentPath, file.name)
    output.doing(`Keeping ${path}`)
    await addEvidence(
      session,
      verificationId,
      path,
      { at: at ?? 'summary' },
      { ...output, answer: () => undefined },
    )
  }
  output.doing(`${String(files.length)} logs are kept as evidence.`)
}
