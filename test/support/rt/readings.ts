import { createHash, randomUUID } from 'node:crypto'
import type { Answer } from '../../../electron/sync/trackers/answer.ts'
import type { FieldChange, FileToSend, TicketDraft } from '../../../electron/sync/trackers/change.ts'
import type { WriteOutcome } from '../../../electron/sync/trackers/outcome.ts'
import type { TicketReading } from '../../../electron/sync/trackers/ticket.ts'
import type { Tracker } from '../../../electron/sync/trackers/tracker.ts'

/** The value of an answer that must be one. */
export function valueOf<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`${answer.failure.kind}: ${answer.failure.message}`)
  return answer.value
}

/** The failure of an answer that must be one. */
export function failureOf(answer: Answer<unknown>) {
  if (answer.ok) throw new Error('It was answered.')
  return answer.failure
}

/** The receipt of a write that must be confirmed. */
export function receiptOf<T>(outcome: WriteOutcome<T>): T {
  if (outcome.kind !== 'confirmed') throw new Error(JSON.stringify(outcome).slice(0, 2000))
  return outcome.receipt
}

/** Everything a feed or a search yields, which must not fail. */
export async function collect<T>(batches: AsyncGenerator<Answer<T>>): Promise<T[]> {
  const all: T[] = []
  for await (const batch of batches) all.push(valueOf(batch))
  return all
}

export async function readHere(adapter: Tracker, id: string): Promise<TicketReading> {
  const presence = valueOf(await adapter.ticket(id))
  if (presence.kind !== 'here') throw new Error(`The ticket is ${presence.kind}.`)
  return presence.reading
}

export function valuesIn({ ticket }: TicketReading, name: string): readonly string[] {
  return [...(ticket.fields.find((field) => field.name === name)?.values ?? [])].toSorted()
}

export function setField(name: string, base: readonly string[], mine: readonly string[]): FieldChange {
  return { kind: 'set', field: { in: 'custom', name }, base, mine }
}

export function draftTicket(rest: Partial<TicketDraft> = {}): TicketDraft {
  const empty = { text: '', requestors: [], owner: null, fields: [], links: [] }
  return { queue: 'sw-rel', subject: 'A product', ...empty, ...rest }
}

export function fileOf(
  name: string,
  content: Uint8Array,
  mediaType = 'application/octet-stream',
): FileToSend {
  return {
    name,
    mediaType,
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    async *open() {
      yield content
    },
  }
}

/** SHA-256 of everything that comes; rejects where the stream does. */
export async function digestOf(content: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of content) hash.update(part)
  return hash.digest('hex')
}

export function newOpId(): string {
  return randomUUID()
}
