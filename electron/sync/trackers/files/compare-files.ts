import { answered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import type { FileToSend } from '../change.ts'
import { comparable } from '../fields/field-values.ts'
import type { Difference, ReceivedFile } from '../outcome.ts'
import type { AttachmentInfo } from '../ticket.ts'
import type { Digest } from './fetch-back.ts'

/** What became of the files of a message. */
export interface FilesFound {
  /** Each file that is there, as it was fetched back. */
  readonly files: readonly ReceivedFile[]
  readonly differences: readonly Difference[]
}

interface Server {
  fetchBack(attachment: AttachmentInfo): Promise<Answer<Digest>>
  /** What the server itself says about a file that is not as it was sent; null when it says nothing. */
  readLoss?(name: string): Promise<Answer<string | null>>
}

/** Fetches back every file of a message and compares it with the one that was sent, pairing them by name and order. */
export async function compareFiles(
  sent: readonly FileToSend[],
  there: readonly AttachmentInfo[],
  server: Server,
): Promise<Answer<FilesFound>> {
  const remaining = [...there]
  const files: ReceivedFile[] = []
  const differences: Difference[] = []
  for (const file of sent) {
    const index = remaining.findIndex(({ name }) => comparable(name) === comparable(file.name))
    const [attachment] = index === -1 ? [] : remaining.splice(index, 1)
    const received = attachment && (await server.fetchBack(attachment))
    if (received && !received.ok) return received
    if (attachment && received)
      files.push({ attachmentId: attachment.id, name: attachment.name, ...received.value })
    const stands = received?.value ?? null
    if (stands?.sha256 === file.sha256 && stands.bytes === file.bytes) continue
    const loss = server.readLoss ? await server.readLoss(file.name) : answered(null)
    if (!loss.ok) return loss
    differences.push(differenceOf(file, stands, loss.value))
  }
  return answered({ files, differences })
}

function differenceOf(file: FileToSend, stands: Digest | null, loss: string | null): Difference {
  const state =
    stands === null
      ? 'missing'
      : stands.bytes === file.bytes
        ? 'other bytes'
        : `${String(stands.bytes)} bytes`
  const reason = loss === null ? '' : `, ${loss}`
  return { what: file.name, wanted: `${String(file.bytes)} bytes`, stands: `${state}${reason}` }
}
