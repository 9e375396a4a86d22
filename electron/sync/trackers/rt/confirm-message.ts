import { unanswered } from '../answer.ts'
import type { Answer, NoAnswer } from '../answer.ts'
import type { FileToSend, MessageDraft } from '../change.ts'
import { comparable } from '../fields/field-values.ts'
import type { Difference, MessageReceipt, ReceivedFile, WriteOutcome } from '../outcome.ts'
import type { AttachmentInfo } from '../ticket.ts'
import { DownloadBroken } from '../tracker.ts'
import type { RtContext } from './context.ts'
import { digestOf, downloadAttachment } from './download.ts'
import type { Digest } from './download.ts'
import { readHistory } from './history.ts'
import { readTicket } from './read-ticket.ts'
import { readAttachments } from './texts.ts'

/** Entries by which the server tells that it dropped or cut something it had answered with «created». */
const lossTypes: Readonly<Record<string, string>> = {
  AttachmentDrop: 'dropped by the server',
  AttachmentTruncate: 'cut by the server',
}

/** Fetches back what a message holds, every file whole, and compares. */
export async function confirmMessage(
  context: RtContext,
  ticketId: string,
  transactionId: string,
  draft: MessageDraft,
  says: readonly string[] = [],
): Promise<WriteOutcome<MessageReceipt>> {
  const proof = await collectProof(context, ticketId, transactionId, draft)
  if (!proof.ok)
    return {
      kind: 'uncertain',
      why: `The message was made; reading it back failed. ${proof.failure.message}`,
      failure: proof.failure,
    }
  const { differences, files } = proof.value
  const receipt = { ticketId, transactionId, files }
  return differences.length === 0
    ? { kind: 'confirmed', receipt, alreadyDone: false, says }
    : { kind: 'partial', receipt, differences, says }
}

interface Proof {
  readonly differences: readonly Difference[]
  readonly files: readonly ReceivedFile[]
}

async function collectProof(
  context: RtContext,
  ticketId: string,
  transactionId: string,
  draft: MessageDraft,
): Promise<Answer<Proof>> {
  const attachments = await readAttachments(context.client, transactionId)
  if (!attachments.ok) return attachments
  const differences: Difference[] = []
  const files: ReceivedFile[] = []
  const text = attachments.value.find(({ name }) => name === '')
  const words = text === undefined ? null : await readText(context, text)
  if (words !== null && !words.ok) return words
  if (words === null || comparable(words.value) !== comparable(draft.text))
    differences.push({
      what: 'text',
      wanted: `${draft.text.length} characters`,
      stands: `${words?.value.length ?? 0} characters`,
    })
  const remaining = attachments.value.filter(({ name }) => name !== '')
  for (const file of draft.files) {
    const index = remaining.findIndex(({ name }) => comparable(name) === comparable(file.name))
    const [attachment] = index === -1 ? [] : remaining.splice(index, 1)
    const received = attachment === undefined ? null : await fetchBack(context, attachment)
    if (received !== null && !received.ok) return received
    if (attachment !== undefined && received !== null)
      files.push({ attachmentId: attachment.id, name: attachment.name, ...received.value })
    if (isSame(file, received?.value ?? null)) continue
    const loss = await readLoss(context, ticketId, transactionId, file.name)
    if (!loss.ok) return loss
    differences.push(differenceOf(file, received?.value ?? null, loss.value))
  }
  if (differences.length > 0) {
    const blind = await whyBlind(context, ticketId)
    if (blind !== null) return blind
  }
  return { ok: true, value: { differences, files } }
}

/** Without the right to see the ticket every list about it is empty, as if nothing had arrived. */
async function whyBlind({ client }: RtContext, ticketId: string): Promise<NoAnswer | null> {
  const presence = await readTicket(client, ticketId)
  if (!presence.ok) return presence
  return presence.value.kind === 'hidden'
    ? unanswered('forbidden', `This account may not see ticket ${ticketId} now.`)
    : null
}

/** What the server's own history says about a file that did not arrive as it was sent. */
async function readLoss(
  context: RtContext,
  ticketId: string,
  transactionId: string,
  name: string,
): Promise<Answer<string | null>> {
  const entries = await readHistory(context.client, ticketId, String(Number(transactionId) - 1))
  if (!entries.ok) return entries
  const told = entries.value.find(({ type, data }) => data === name && lossTypes[type] !== undefined)
  return { ok: true, value: (told && lossTypes[told.type]) ?? null }
}

function isSame(file: FileToSend, stands: Digest | null): boolean {
  return stands?.sha256 === file.sha256 && stands.bytes === file.bytes
}

function differenceOf(file: FileToSend, stands: Digest | null, loss: string | null): Difference {
  const reason = loss === null ? '' : `, ${loss}`
  const state =
    stands === null ? 'missing' : stands.bytes === file.bytes ? 'other bytes' : `${stands.bytes} bytes`
  return { what: file.name, wanted: `${file.bytes} bytes`, stands: `${state}${reason}` }
}

async function readText(context: RtContext, attachment: AttachmentInfo): Promise<Answer<string>> {
  const parts: Uint8Array[] = []
  const digest = await consume(context, attachment, (part) => parts.push(part))
  return digest.ok ? { ok: true, value: Buffer.concat(parts).toString('utf8') } : digest
}

function fetchBack(context: RtContext, attachment: AttachmentInfo): Promise<Answer<Digest>> {
  return consume(context, attachment, () => undefined)
}

/** A file that is shorter than the server says counts as it is: that is what a cut file looks like. */
async function consume(
  { client }: RtContext,
  attachment: AttachmentInfo,
  take: (part: Uint8Array) => unknown,
): Promise<Answer<Digest>> {
  const download = await downloadAttachment(client, attachment)
  if (!download.ok) return download
  let bytes = 0
  try {
    const value = await digestOf(
      tapped(download.value.content, (part) => {
        bytes += part.length
        take(part)
      }),
    )
    return { ok: true, value }
  } catch (error) {
    if (!(error instanceof DownloadBroken)) throw error
    if (error.cause === undefined) return { ok: true, value: { bytes, sha256: '' } }
    return unanswered('lost', 'The file could not be fetched back whole.')
  }
}

async function* tapped(
  content: AsyncIterable<Uint8Array>,
  take: (part: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  for await (const part of content) {
    take(part)
    yield part
  }
}
