import type { MessageDraft } from '../change.ts'
import { longestSubject } from '../fields/check-change.ts'
import { whyNotAttachable } from '../files/check-file.ts'
import { multipartBody, once, textBody } from '../http/multipart.ts'
import type { Body } from '../http/send.ts'
import { markSubject } from '../op-id.ts'
import { outcomeOfAbsence, outcomeOfFailure } from '../outcome.ts'
import type { MessageReceipt, WriteOutcome } from '../outcome.ts'
import type { QueueDefinition } from '../ticket.ts'
import { confirmMessage } from './confirm-message.ts'
import type { RtContext } from './context.ts'
import { encodeFileName, filePart } from './file-part.ts'
import { isKeptInField } from './find-op.ts'
import { readTicket } from './read-ticket.ts'

/** Comments or replies, with files. It cannot be made conditional and must not be repeated blindly. */
export async function sendMessage(
  context: RtContext,
  opId: string,
  ticketId: string,
  draft: MessageDraft,
): Promise<WriteOutcome<MessageReceipt>> {
  const reason = whyNotSendable(draft)
  if (reason !== null) return { kind: 'refused', message: reason, differences: [], says: [] }
  const read = await readTicket(context.client, ticketId)
  if (!read.ok) return outcomeOfFailure(read.failure)
  if (read.value.kind !== 'here') return outcomeOfAbsence(read.value, false)
  const queue = await context.queue(read.value.reading.ticket.queue.id)
  if (!queue.ok) return outcomeOfFailure(queue.failure)
  const path = `/ticket/${ticketId}/${draft.kind === 'comment' ? 'comment' : 'correspond'}`
  const written = await context.client.write('POST', path, messageBody(context, opId, draft, queue.value))
  if (!written.ok) return outcomeOfFailure(written.failure)
  const { madeId, says } = written.value
  if (madeId === null) {
    const why = 'The server did not say which entry it made.'
    const failure = { kind: 'not-understood', message: why, effect: 'perhaps' } as const
    return { kind: 'uncertain', why, failure: { ...failure, serverSays: null, retryAfterSeconds: null } }
  }
  const outcome = await confirmMessage(context, ticketId, madeId, draft, says)
  const key = `message:${queue.value.id}`
  const isNew = !context.keptOpIds.has(key) && opFieldOf(context, queue.value) !== null
  if (isNew && (await isKeptInField(context, { kind: 'message', opId, ticketId }, madeId)))
    context.keptOpIds.add(key)
  return outcome
}

function whyNotSendable(draft: MessageDraft): string | null {
  // The server would make an empty comment.
  if (draft.text.trim() === '') return 'A message is not empty.'
  if (/[\r\n]/.test(draft.subject)) return 'A subject is one line.'
  for (const file of draft.files) {
    const reason = whyNotAttachable(file)
    if (reason !== null) return reason
  }
  return null
}

function opFieldOf({ settings }: RtContext, queue: QueueDefinition): string | null {
  const name = settings.opIdFields.message
  return queue.fields.some((field) => field.on === 'message' && field.name === name) ? name : null
}

function messageBody(context: RtContext, opId: string, draft: MessageDraft, queue: QueueDefinition): Body {
  const field = opFieldOf(context, queue)
  // Without the right to set it the field stays empty and nobody says so: until it was seen to work, the subject tells too.
  const isCarried = field !== null && context.keptOpIds.has(`message:${queue.id}`)
  const subject = isCarried ? draft.subject : markSubject(draft.subject, opId, longestSubject)
  const json = JSON.stringify({
    Content: draft.text,
    ContentType: 'text/plain',
    ...(subject === '' ? {} : { Subject: subject }),
    ...(field === null ? {} : { TxnCustomFields: { [field]: opId } }),
  })
  if (draft.files.length === 0) return textBody('application/json', json)
  const bytes = Buffer.from(json)
  const head = { name: 'JSON', fileName: null, mediaType: 'application/json', bytes: bytes.length }
  return multipartBody([{ ...head, open: () => once(bytes) }, ...draft.files.map(filePart)], encodeFileName)
}
