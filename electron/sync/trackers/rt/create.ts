import type { TicketDraft } from '../change.ts'
import { longestSubject, whyNotSubject } from '../fields/check-change.ts'
import { areEqual, listed } from '../fields/field-values.ts'
import { textBody } from '../http/multipart.ts'
import { markSubject } from '../op-id.ts'
import { outcomeOfAbsence, outcomeOfFailure } from '../outcome.ts'
import type { Difference, WriteOutcome } from '../outcome.ts'
import type { QueueDefinition, TicketReading, TrackerTicket } from '../ticket.ts'
import type { RtContext } from './context.ts'
import { isKeptInField } from './find-op.ts'
import { isTarget, linkMembers } from './link.ts'
import { readTicket } from './read-ticket.ts'

/** Makes a ticket that carries its operation's id, and reads it back. It must not be repeated blindly. */
export async function createTicket(
  context: RtContext,
  opId: string,
  draft: TicketDraft,
): Promise<WriteOutcome<TicketReading>> {
  const queue = await context.queue(draft.queue)
  if (!queue.ok) return outcomeOfFailure(queue.failure)
  const reason = whyNotCreatable(draft, queue.value)
  if (reason !== null) return { kind: 'refused', message: reason, differences: [], says: [] }
  const body = createBody(context, opId, draft, queue.value)
  const written = await context.client.write(
    'POST',
    '/ticket',
    textBody('application/json', JSON.stringify(body)),
  )
  if (!written.ok) return outcomeOfFailure(written.failure)
  const { madeId, says } = written.value
  if (madeId === null) {
    const why = 'The server did not say which ticket it made.'
    return { kind: 'uncertain', why, failure: { ...noNumber, message: why } }
  }
  const outcome = await confirmCreated(context, opId, madeId, draft, says)
  const key = `ticket:${queue.value.id}`
  const isNew = outcome.kind === 'confirmed' && !context.keptOpIds.has(key)
  if (isNew && (await isKeptInField(context, { kind: 'create', opId, queue: draft.queue }, madeId)))
    context.keptOpIds.add(key)
  return outcome
}

/** Reads a created ticket back: values the server did not like are missing although it said «created». */
export async function confirmCreated(
  context: RtContext,
  opId: string,
  ticketId: string,
  draft: TicketDraft,
  says: readonly string[] = [],
): Promise<WriteOutcome<TicketReading>> {
  const read = await readTicket(context.client, ticketId)
  if (!read.ok)
    return { kind: 'uncertain', why: 'The ticket was made; reading it back failed.', failure: read.failure }
  if (read.value.kind !== 'here') return outcomeOfAbsence(read.value, true)
  const { reading } = read.value
  const differences = differencesOf(reading.ticket, opId, draft)
  return differences.length === 0
    ? { kind: 'confirmed', receipt: reading, alreadyDone: false, says }
    : { kind: 'partial', receipt: reading, differences, says }
}

const noNumber = {
  kind: 'not-understood',
  effect: 'perhaps',
  serverSays: null,
  retryAfterSeconds: null,
} as const

function whyNotCreatable(draft: TicketDraft, queue: QueueDefinition): string | null {
  const subject = whyNotSubject(draft.subject)
  if (subject !== null) return subject
  if (!queue.mayCreate) return `This account may not create tickets in «${queue.name}».`
  const names = new Set(queue.fields.filter(({ on }) => on === 'ticket').map(({ name }) => name))
  const unknown = draft.fields.find(({ name }) => !names.has(name))
  if (unknown !== undefined) return `The queue «${queue.name}» has no field «${unknown.name}».`
  if (draft.fields.some(({ values }) => values.some((value) => value.trim() === '')))
    return 'An empty text is not a value.'
  const badLink = draft.links.find(({ target }) => !isTarget(target))
  return badLink === undefined
    ? null
    : `«${badLink.target}» is neither the number of a ticket nor an address.`
}

function createBody(
  { settings, keptOpIds }: RtContext,
  opId: string,
  draft: TicketDraft,
  queue: QueueDefinition,
): Record<string, unknown> {
  const ids = new Map(queue.fields.filter(({ on }) => on === 'ticket').map(({ id, name }) => [name, id]))
  const opField = settings.opIdFields.ticket === null ? undefined : ids.get(settings.opIdFields.ticket)
  // Without the right to set it the field stays empty and nobody says so: until it was seen to work, the subject tells too.
  const isCarried = opField !== undefined && keptOpIds.has(`ticket:${queue.id}`)
  const custom = draft.fields
    .filter(({ values }) => values.length > 0)
    .map(({ name, values }) => [ids.get(name) ?? name, values.length === 1 ? values[0] : values] as const)
  const links = draft.links.map(({ kind, target }) => [linkMembers[kind], target] as const)
  return {
    Queue: queue.id,
    Subject: isCarried ? draft.subject : markSubject(draft.subject, opId, longestSubject),
    ...(draft.text === '' ? {} : { Content: draft.text, ContentType: 'text/plain' }),
    ...(draft.requestors.length === 0 ? {} : { Requestor: draft.requestors }),
    ...(draft.owner === null ? {} : { Owner: draft.owner }),
    ...Object.fromEntries(
      links.map(([member]) => [
        member,
        links.filter(([other]) => other === member).map(([, target]) => target),
      ]),
    ),
    CustomFields: Object.fromEntries([
      ...custom,
      ...(opField === undefined ? [] : [[opField, opId] as const]),
    ]),
  }
}

function differencesOf(ticket: TrackerTicket, opId: string, draft: TicketDraft): Difference[] {
  const differences: Difference[] = []
  const compare = (what: string, wanted: readonly string[], stands: readonly string[]) => {
    if (!areEqual(wanted, stands)) differences.push({ what, wanted: listed(wanted), stands: listed(stands) })
  }
  const marked = markSubject(draft.subject, opId, longestSubject)
  if (ticket.subject !== marked) compare('subject', [draft.subject], [ticket.subject])
  if (draft.owner !== null) compare('owner', [draft.owner], ticket.owner === null ? [] : [ticket.owner])
  for (const { name, values } of draft.fields)
    compare(name, values, ticket.fields.find((field) => field.name === name)?.values ?? [])
  for (const { kind, target } of draft.links) {
    const isThere = ticket.links?.some((link) => link.kind === kind && link.target === target) ?? false
    if (!isThere) differences.push({ what: `${kind} ${target}`, wanted: 'there', stands: 'gone' })
  }
  return differences
}
