import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { describeEnding, maxPartBytes, type Evidence } from '../../shared/domain/evidence.ts'
import { CommandFailure, type Output } from './output.ts'
import { findVerification } from './report-command.ts'
import type { Session } from './session.ts'

interface At {
  readonly at: string
}

/** Captures a file for a criterion, a check or the summary of a verification. */
export async function addEvidence(
  { client }: Session,
  beginning: string,
  path: string,
  { at, asIs = false }: At & { readonly asIs?: boolean },
  output: Output,
): Promise<void> {
  const verificationId = await findVerification(client, beginning)
  const about = await stat(path).catch((error: Error) => {
    throw new CommandFailure(`${path} cannot be read: ${error.message}`)
  })
  if (!about.isFile()) throw new CommandFailure(`${path} is not a file and was not read.`)
  const start = { workId: verificationId, place: at, name: basename(path), bytes: about.size, asIs }
  const { uploadId } = await client.evidence.begin(start)
  try {
    for await (const part of createReadStream(path, { highWaterMark: maxPartBytes })) {
      await client.evidence.append({ uploadId, part: new File([new Uint8Array(part as Buffer)], 'part') })
    }
    const kept = await client.evidence.finish({ uploadId })
    output.answer(kept, [describeEvidence(kept)])
  } finally {
    await client.evidence.abandon({ uploadId })
  }
}

/** Runs a command, here or on the machine named, and keeps its output as evidence. */
export async function recordEvidence(
  { client }: Session,
  beginning: string,
  commandLine: string,
  { at, host }: At & { readonly host?: string },
  output: Output,
): Promise<void> {
  const verificationId = await findVerification(client, beginning)
  const work = await client.evidence.record({
    workId: verificationId,
    place: at,
    commandLine,
    host: host ?? null,
  })
  output.doing(`Recording ${commandLine}`)
  for (;;) {
    const step = await work.next()
    if (!step.done) continue
    output.answer(step.value, [describeEvidence(step.value)])
    return
  }
}

/** Lists what was captured in a verification, and proves that its bytes are what they were. */
export async function listRunEvidence({ client }: Session, beginning: string, output: Output): Promise<void> {
  const verificationId = await findVerification(client, beginning)
  const list = await client.evidence.list({ workId: verificationId })
  const { problems } = await client.evidence.check({ workId: verificationId })
  output.answer({ evidence: list, problems }, [...list.map(describeEvidence), ...problems])
  if (problems.length > 0) throw new CommandFailure('Some evidence is not what it was when it was kept.')
}

function describeEvidence(evidence: Evidence): string {
  const { id, place, name, bytes, digest, masked, command, removed } = evidence
  const parts = [id.slice(0, 8), place, name, `${String(bytes)} bytes`, digest.slice(0, 12)]
  if (command) parts.push(describeEnding(command))
  if (masked > 0) parts.push(`${String(masked)} secrets masked`)
  if (removed) parts.push(`taken away: ${removed.reason}`)
  return parts.join('  ')
}
