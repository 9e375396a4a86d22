import { answered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import type { MessageDraft } from '../change.ts'
import { longestSubject } from '../fields/check-change.ts'
import { comparable } from '../fields/field-values.ts'
import { whyNotAttachable } from '../files/check-file.ts'
import { compareFiles } from '../files/compare-files.ts'
import type { FilesFound } from '../files/compare-files.ts'
import { fetchBack } from '../files/fetch-back.ts'
import { markSubject } from '../op-id.ts'
import { outcomeOfAbsence, outcomeOfFailure } from '../outcome.ts'
import type { Difference, MessageReceipt, WriteOutcome } from '../outcome.ts'
import type { ZammadContext } from './context.ts'
import { articleOfEntry, entryOfArticle } from './entries.ts'
import { downloadAttachment, encodeFile, readAttachments } from './files.ts'
import { plainText } from './plain-text.ts'
import { readTicket } from './read-ticket.ts'
import { Article } from './schemas.ts'
import { Made } from './update.ts'

const longestBody = 1_500_000

/** A note inside, or a mail to the one the ticket is for. It must not be repeated blindly. */
export async function sendMessage(
  context: ZammadContext,
  opId: string,
  ticketId: string,
  draft: MessageDraft,
): Promise<WriteOutcome<MessageReceipt>> {
  const reason = whyNotMessage(draft)
  if (reason !== null) return { kind: 'refused', message: reason, differences: [], says: [] }
  const read = await readTicket(context, ticketId)
  if (!read.ok) return outcomeOfFailure(read.failure)
  if (read.value.kind !== 'here') return outcomeOfAbsence(read.value, false)
  const body = {
    ticket_id: Number(ticketId),
    ...(await articleBody(opId, draft, read.value.reading.ticket.requestors)),
  }
  const written = await context.client.write('POST', '/ticket_articles', body)
  if (!written.ok) return outcomeOfFailure(written.failure)
  const made = Made.safeParse(written.value)
  if (!made.success) return notNamed('The server did not say which message it made.')
  return confirmMessage(context, ticketId, entryOfArticle(made.data.id), draft)
}

/** The members of a message, for one of its own or for the first of a new ticket. */
export async function articleBody(
  opId: string,
  draft: Pick<MessageDraft, 'kind' | 'text' | 'subject' | 'files'>,
  people: readonly string[],
): Promise<Record<string, unknown>> {
  const files: Record<string, string>[] = []
  for (const file of draft.files) files.push(await encodeFile(file))
  const isMail = draft.kind === 'reply' && people.length > 0
  return {
    subject: markSubject(draft.subject, opId, longestSubject),
    body: draft.text,
    content_type: 'text/plain',
    type: isMail ? 'email' : 'note',
    internal: draft.kind === 'comment',
    ...(isMail ? { to: people.join(', ') } : {}),
    ...(files.length === 0 ? {} : { attachments: files }),
  }
}

/** Why a message cannot be sent, in one sentence; null when it can. */
export function whyNotMessage({ text, subject, files }: MessageDraft): string | null {
  if (text.trim() === '') return 'A message is not empty.'
  if (text.length > longestBody) return 'The message is longer than the server takes.'
  if (/[\r\n]/.test(subject)) return 'A subject is one line.'
  return files.map(whyNotAttachable).find((reason) => reason !== null) ?? null
}

/** Fetches back what a message holds, every file whole, and compares. */
export async function confirmMessage(
  context: ZammadContext,
  ticketId: string,
  transactionId: string,
  draft: MessageDraft,
): Promise<WriteOutcome<MessageReceipt>> {
  const proof = await collectProof(context, transactionId, draft)
  if (!proof.ok)
    return { kind: 'uncertain', why: 'The message was made; reading it back failed.', failure: proof.failure }
  const { differences, files } = proof.value
  const receipt = { ticketId, transactionId, files }
  return differences.length === 0
    ? { kind: 'confirmed', receipt, alreadyDone: false, says: [] }
    : { kind: 'partial', receipt, differences, says: [] }
}

async function collectProof(
  context: ZammadContext,
  transactionId: string,
  draft: MessageDraft,
): Promise<Answer<FilesFound>> {
  const article = articleOfEntry(transactionId) ?? '0'
  const read = await context.client.read(`/ticket_articles/${article}`, [['expand', 'true']], Article)
  if (!read.ok) return read
  const attachments = await readAttachments(context, transactionId)
  if (!attachments.ok) return attachments
  const differences: Difference[] = []
  const stands = plainText(read.value.content_type, read.value.body)
  if (comparable(stands) !== comparable(draft.text))
    differences.push({
      what: 'text',
      wanted: `${String(draft.text.length)} characters`,
      stands: `${String(stands.length)} characters`,
    })
  const found = await compareFiles(draft.files, attachments.value, {
    fetchBack: async (attachment) => {
      const download = await downloadAttachment(context, attachment)
      return download.ok ? fetchBack(download.value) : download
    },
  })
  if (!found.ok) return found
  return answered({
    files: found.value.files,
    differences: [...differences, ...found.value.differences],
  })
}

/** It was done, and the answer does not say where: it has to be looked for. */
export function notNamed(why: string): WriteOutcome<never> {
  const failure = { kind: 'not-understood', message: why, effect: 'perhaps' } as const
  return { kind: 'uncertain', why, failure: { ...failure, serverSays: null, retryAfterSeconds: null } }
}
