import { answered, unanswered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import type { FileToSend } from '../change.ts'
import type { AttachmentInfo } from '../ticket.ts'
import { DownloadBroken } from '../tracker.ts'
import type { Download } from '../tracker.ts'
import type { ZammadContext } from './context.ts'
import { articleOfEntry } from './entries.ts'
import { Article } from './schemas.ts'

/** Files of a message; a change has none. */
export async function readAttachments(
  { client }: ZammadContext,
  transactionId: string,
  signal?: AbortSignal,
): Promise<Answer<readonly AttachmentInfo[]>> {
  const article = articleOfEntry(transactionId)
  if (article === null) return answered([])
  const read = await client.read(`/ticket_articles/${article}`, [['expand', 'true']], Article, signal)
  if (!read.ok) return read
  return answered(
    read.value.attachments.map(({ id, filename, size, preferences }) => ({
      id,
      transactionId,
      name: filename,
      mediaType: preferences,
      bytes: size,
    })),
  )
}

/** The bytes of a file, as they come. */
export async function downloadAttachment(
  { client }: ZammadContext,
  attachment: AttachmentInfo,
  signal?: AbortSignal,
): Promise<Answer<Download>> {
  const article = articleOfEntry(attachment.transactionId)
  if (article === null) return unanswered('not-found', 'A change of a ticket has no file.')
  const read = await client.read(`/ticket_articles/${article}`, [['expand', 'true']], Article, signal)
  if (!read.ok) return read
  const path = `/ticket_attachment/${read.value.ticket_id}/${article}/${attachment.id}`
  const incoming = await client.open(path, signal)
  return incoming.ok
    ? answered({ mediaType: attachment.mediaType, content: whole(incoming.value, attachment.bytes) })
    : incoming
}

async function* whole(incoming: AsyncIterable<Uint8Array>, bytes: number): AsyncGenerator<Uint8Array> {
  let count = 0
  try {
    for await (const part of incoming) {
      count += part.length
      yield part
    }
  } catch (error) {
    throw new DownloadBroken('The connection broke.', { cause: error })
  }
  if (count !== bytes) throw new DownloadBroken(`${String(count)} of ${String(bytes)} bytes came.`)
}

/** A file as the server takes it: inside of the message, in base64. */
export async function encodeFile(file: FileToSend): Promise<Record<string, string>> {
  const parts: Uint8Array[] = []
  for await (const part of file.open()) parts.push(part)
  return {
    filename: file.name,
    data: Buffer.concat(parts).toString('base64'),
    'mime-type': file.mediaType === '' ? 'application/octet-stream' : file.mediaType,
  }
}
