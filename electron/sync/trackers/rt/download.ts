import * as z from 'zod'
import { answered, unanswered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import { once } from '../http/multipart.ts'
import type { AttachmentInfo } from '../ticket.ts'
import { DownloadBroken } from '../tracker.ts'
import type { Download } from '../tracker.ts'
import type { RtClient } from './client.ts'

/** As base64 inside of JSON a file fills the server's memory several times over. */
const largestInJson = 16 * 1024 * 1024

const Encoded = z.object({ Content: z.string() })

/** The bytes of a file, as a stream where the server's web part gives them, else at once if they are few. */
export async function downloadAttachment(
  client: RtClient,
  attachment: AttachmentInfo,
  signal?: AbortSignal,
): Promise<Answer<Download>> {
  const { id, transactionId, mediaType, bytes } = attachment
  const incoming = await client.open(`/Ticket/Attachment/${transactionId}/${id}/file`, signal)
  if (incoming.ok && !isPage(incoming.value.headers['content-type'], mediaType))
    return answered({ mediaType, content: whole(incoming.value, attachment) })
  if (incoming.ok) incoming.value.destroy()
  else if (incoming.failure.kind !== 'unauthorised' && incoming.failure.kind !== 'not-understood')
    return incoming
  if (bytes > largestInJson)
    return unanswered(
      'refused',
      'The server gives large files only to its own pages; this one cannot be fetched.',
    )
  const read = await client.read(`/attachment/${id}`, {}, Encoded, signal)
  if (!read.ok) return read
  return answered({ mediaType, content: once(Buffer.from(read.value.value.Content, 'base64')) })
}

/** A login page comes with 200 too. */
function isPage(answeredType: string | undefined, mediaType: string): boolean {
  return /^text\/html\b/i.test(answeredType ?? '') && !/^text\/html\b/i.test(mediaType)
}

/** Texts are sent in another character set than they are counted in; files must have the length they are said to have. */
async function* whole(
  incoming: AsyncIterable<Uint8Array>,
  { mediaType, bytes }: AttachmentInfo,
): AsyncGenerator<Uint8Array> {
  const isText = mediaType.startsWith('text/')
  let count = 0
  try {
    for await (const part of incoming) {
      count += part.length
      if (!isText && count > bytes) throw new DownloadBroken(`More than the ${bytes} bytes announced.`)
      yield part
    }
  } catch (error) {
    if (error instanceof DownloadBroken) throw error
    throw new DownloadBroken('The connection broke.', { cause: error })
  }
  if (!isText && count < bytes) throw new DownloadBroken(`Only ${count} of ${bytes} bytes are there.`)
}
