import type { TicketDraft } from '../change.ts'
import { longestSubject, whyNotSubject } from '../fields/check-change.ts'
import { areEqual, listed } from '../fields/field-values.ts'
import { markSubject } from '../op-id.ts'
import { outcomeOfAbsence, outcomeOfFailure } from '../outcome.ts'
import type { Difference, WriteOutcome } from '../outcome.ts'
import type { TicketReading } from '../ticket.ts'
import type { ZammadContext } from './context.ts'
import { findByOpId } from './find-op.ts'
import { articleBody, notNamed } from './message.ts'
import { readTicket } from './read-ticket.ts'
import { Made } from './update.ts'

/** Makes a ticket with its first message, which the server does together. */
export async function createTicket(
  context: ZammadContext,
  opId: string,
  draft: TicketDraft,
): Promise<WriteOutcome<TicketReading>> {
  const reason = whyNotSubject(draft.subject) ?? whyNotLinked(draft)
  if (reason !== null) return { kind: 'refused', message: reason, differences: [], says: [] }
  const group = await context.groupId(draft.queue)
  if (!group.ok) return outcomeOfFailure(group.failure)
  const me = await context.login()
  if (!me.ok) return outcomeOfFailure(me.failure)
  const field = context.settings.opIdFields.ticket
  const key = `ticket:${group.value}`
  const isCarried = field !== null && context.keptOpIds.has(key)
  // Every ticket is for somebody, and has a first message.
  const text = draft.text.trim() === '' ? draft.subject : draft.text
  const article = await articleBody(opId, { kind: 'comment', text, subject: '', files: [] }, [])
  const body = {
    title: isCarried ? draft.subject : markSubject(draft.subject, opId, longestSubject),
    group: draft.queue,
    customer: draft.requestors[0] ?? me.value,
    ...(draft.owner === null ? {} : { owner: draft.owner }),
    ...Object.fromEntries(
      draft.fields
        .filter(({ values }) => values.length > 0)
        .map(({ name, values }) => [name, values.length === 1 ? values[0] : values] as const),
    ),
    ...(field === null ? {} : { [field]: opId }),
    article,
  }
  const written = await context.client.write('POST', '/tickets', body)
  if (!written.ok) return outcomeOfFailure(written.failure)
  const made = Made.safeParse(written.value)
  if (!made.success) return notNamed('The server did not say which ticket it made.')
  const outcome = await confirmCreated(context, opId, made.data.id, draft)
  if (outcome.kind === 'confirmed' && field !== null && !isCarried) {
    const found = await findByOpId(context, { kind: 'create', opId, queue: draft.queue }, undefined, 'field')
    if (found.ok && found.value.includes(made.data.id)) context.keptOpIds.add(key)
  }
  return outcome
}

/** Reads a created ticket back and compares. */
export async function confirmCreated(
  context: ZammadContext,
  opId: string,
  ticketId: string,
  draft: TicketDraft,
): Promise<WriteOutcome<TicketReading>> {
  const read = await readTicket(context, ticketId)
  if (!read.ok)
    return { kind: 'uncertain', why: 'The ticket was made; reading it back failed.', failure: read.failure }
  if (read.value.kind !== 'here') return outcomeOfAbsence(read.value, true)
  const { reading } = read.value
  const { ticket } = reading
  const differences: Difference[] = []
  const compare = (what: string, wanted: readonly string[], stands: readonly string[]) => {
    if (!areEqual(wanted, stands)) differences.push({ what, wanted: listed(wanted), stands: listed(stands) })
  }
  if (ticket.subject !== markSubject(draft.subject, opId, longestSubject))
    compare('subject', [draft.subject], [ticket.subject])
  if (draft.owner !== null) compare('owner', [draft.owner], ticket.owner === null ? [] : [ticket.owner])
  for (const { name, values } of draft.fields)
    compare(name, values, ticket.fields.find((field) => field.name === name)?.values ?? [])
  return differences.length === 0
    ? { kind: 'confirmed', receipt: reading, alreadyDone: false, says: [] }
    : { kind: 'partial', receipt: reading, differences, says: [] }
}

function whyNotLinked({ links }: TicketDraft): string | null {
  return links.length === 0 ? null : 'Make the ticket first, then link it.'
}
