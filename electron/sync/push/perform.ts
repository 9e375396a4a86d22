import { createReadStream } from 'node:fs'
import type { Deed, Intent, OutgoingFile } from '../../../shared/domain/intent.ts'
import { evidencePath } from '../../db/evidence-folder.ts'
import type { AccountSync, StepEnd } from '../context.ts'
import { checkShown, sentinelsOf } from '../still-shown.ts'
import { unanswered, type Answer } from '../trackers/answer.ts'
import type { FileToSend, MessageDraft, TicketDraft } from '../trackers/change.ts'
import type { MessageReceipt, WriteOutcome } from '../trackers/outcome.ts'
import type { TicketReading } from '../trackers/ticket.ts'
import type { Operation } from '../trackers/tracker.ts'

/** What a write answers with: a ticket as it stands now, or the place of a message in the history. */
export type Receipt = TicketReading | MessageReceipt
export type DeedOutcome = WriteOutcome<Receipt>

/** A deed whose effect cannot be repeated harmlessly; it carries its intent's id to the server. */
export type NewThing = Extract<Deed, { kind: 'message' | 'create' }>

export function makesNew(deed: Deed): deed is NewThing {
  return deed.kind === 'message' || deed.kind === 'create'
}

/** Sends an intent for the first time, or again where that is harmless. */
export async function perform(sync: AccountSync, intent: Intent): Promise<DeedOutcome> {
  const { tracker } = sync
  const { deed } = intent
  switch (deed.kind) {
    case 'change':
      return tracker.update(ticketOf(intent), [deed.change])
    case 'link':
      return tracker.link(ticketOf(intent), [{ ...deed.link, wanted: deed.wanted }])
    case 'message':
      return tracker.message(intent.id, ticketOf(intent), messageOf(sync, deed))
    case 'create':
      return tracker.create(intent.id, draftOf(deed))
  }
}

/** Looks for the effect of an intent whose answer was lost. */
export function findEffect(
  { tracker, signal }: AccountSync,
  intent: Intent,
): Promise<Answer<readonly string[]>> {
  return tracker.findByOpId(operationOf(intent), { signal })
}

/** Why it proves nothing that no effect was found: what one may not see is not found either. */
export async function whyBlind(sync: AccountSync, intent: Intent): Promise<StepEnd> {
  const { deed } = intent
  if (deed.kind === 'create')
    return checkShown(
      sync,
      sentinelsOf(sync).filter(({ queue }) => queue === deed.draft.queue),
    )
  const presence = await sync.tracker.ticket(ticketOf(intent), { signal: sync.signal })
  if (!presence.ok) return presence.failure
  if (presence.value.kind !== 'hidden' && presence.value.kind !== 'unknown') return null
  const message = `This account may not see ticket ${ticketOf(intent)} now: whether it arrived cannot be looked for before the right is back.`
  return unanswered('forbidden', message).failure
}

/** Compares what was found on the server with what was wanted. */
export function confirmFound(sync: AccountSync, intent: Intent, foundId: string): Promise<DeedOutcome> {
  const { deed } = intent
  if (deed.kind === 'create') return sync.tracker.confirmCreated(intent.id, foundId, draftOf(deed))
  if (deed.kind !== 'message') throw new Error(`A ${deed.kind} is repeated, not looked for.`)
  return sync.tracker.confirmMessage(ticketOf(intent), foundId, messageOf(sync, deed))
}

export function bytesOf(deed: Deed): number {
  return deed.kind === 'message' ? deed.files.reduce((sum, { bytes }) => sum + bytes, 0) : 0
}

function operationOf(intent: Intent): Operation {
  const { id, deed } = intent
  if (deed.kind === 'create') return { kind: 'create', opId: id, queue: deed.draft.queue }
  return { kind: 'message', opId: id, ticketId: ticketOf(intent) }
}

function ticketOf({ ticket, id }: Intent): string {
  if (ticket === null) throw new Error(`Intent ${id} has no ticket.`)
  return ticket
}

function messageOf(sync: AccountSync, deed: Extract<Deed, { kind: 'message' }>): MessageDraft {
  return {
    kind: deed.as,
    text: deed.text,
    subject: deed.subject,
    files: deed.files.map((file) => fileToSend(sync, file)),
  }
}

function fileToSend({ filesFolder, openFile }: AccountSync, file: OutgoingFile): FileToSend {
  return {
    ...file,
    open: () => openFile?.(file) ?? createReadStream(evidencePath(filesFolder, file.sha256)),
  }
}

function draftOf({ draft }: Extract<Deed, { kind: 'create' }>): TicketDraft {
  return { ...draft, requestors: [], owner: null, links: [] }
}
