import { unanswered } from '../answer.ts'
import type { Answer, NoAnswer } from '../answer.ts'
import type { MessageDraft } from '../change.ts'
import { comparable } from '../fields/field-values.ts'
import { compareFiles } from '../files/compare-files.ts'
import type { FilesFound } from '../files/compare-files.ts'
import { fetchBack } from '../files/fetch-back.ts'
import type { Digest } from '../files/fetch-back.ts'
import type { Difference, MessageReceipt, WriteOutcome } from '../outcome.ts'
import type { AttachmentInfo } from '../ticket.ts'
import type { RtContext } from './context.ts'
import { downloadAttachment } from './download.ts'
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

async function collectProof(
  context: RtContext,
  ticketId: string,
  transactionId: string,
  draft: MessageDraft,
): Promise<Answer<FilesFound>> {
  const attachments = await readAttachments(context.client, transactionId)
  if (!attachments.ok) return attachments
  const differences: Difference[] = []
  const text = attachments.value.find(({ name }) => name === '')
  const words = text === undefined ? null : await readText(context, text)
  if (words !== null && !words.ok) return words
  if (words === null || comparable(words.value) !== comparable(draft.text))
    differences.push({
      what: 'text',
      wanted: `${draft.text.length} characters`,
      stands: `${words?.value.length ?? 0} characters`,
    })
  const there = attachments.value.filter(({ name }) => name !== '')
  const found = await compareFiles(draft.files, there, {
    fetchBack: (attachment) => fetchWhole(context, attachment),
    readLoss: (name) => readLoss(context, ticketId, transactionId, name),
  })
  if (!found.ok) return found
  differences.push(...found.value.differences)
  if (differences.length > 0) {
    const blind = await whyBlind(context, ticketId)
    if (blind !== null) return blind
  }
  return { ok: true, value: { differences, files: found.value.files } }
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

async function readText(context: RtContext, attachment: AttachmentInfo): Promise<Answer<string>> {
  const parts: Uint8Array[] = []
  const digest = await fetchWhole(context, attachment, (part) => parts.push(part))
  return digest.ok ? { ok: true, value: Buffer.concat(parts).toString('utf8') } : digest
}

async function fetchWhole(
  { client }: RtContext,
  attachment: AttachmentInfo,
  take?: (part: Uint8Array) => unknown,
): Promise<Answer<Digest>> {
  const download = await downloadAttachment(client, attachment)
  return download.ok ? fetchBack(download.value, take) : download
}
