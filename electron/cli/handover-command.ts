import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { CommandFailure, type Output } from './output.ts'
import { findVerification } from './report-command.ts'
import type { Session } from './session.ts'
import { writeDocument } from './write-document.ts'

/** Writes a run with its evidence into one file for a colleague. */
export async function handOver(
  { client }: Session,
  beginning: string,
  out: string,
  output: Output,
): Promise<void> {
  const verificationId = await findVerification(client, beginning)
  const { file, digest, leftOut } = await client.handover.write({ verificationId })
  await writeDocument(out, file)
  output.answer({ path: out, digest, leftOut }, [
    `${out}: ${String(file.size)} bytes, SHA-256 ${digest}`,
    ...leftOut.map((name) => `Stays here, because it was kept as it is: ${name}`),
  ])
}

/** Takes in a run from a colleague, or merges what comes back. */
export async function takeIn({ client }: Session, path: string, output: Output): Promise<void> {
  const bytes = await readFile(path).catch((error: Error) => {
    throw new CommandFailure(`${path} cannot be read: ${error.message}`)
  })
  const taken = await client.handover.take({ file: new File([new Uint8Array(bytes)], basename(path)) })
  output.answer(taken, [
    `Verification ${taken.verificationId.slice(0, 8)}: ${taken.kind}, ${String(taken.taken)} verdicts taken over.`,
    ...(taken.rivals > 0
      ? [`On ${String(taken.rivals)} answers two people disagree: decide in the run.`]
      : []),
  ])
}
