import * as z from 'zod'
import { answered, type Answer } from '../answer.ts'
import type { FieldChange } from '../change.ts'
import { nameOfField } from '../change.ts'
import { whyNotSendable } from '../fields/check-change.ts'
import { areEqual, comparable, listed, valuesOf } from '../fields/field-values.ts'
import { planUpdate } from '../fields/plan-update.ts'
import type { FieldWrite } from '../fields/plan-update.ts'
import { outcomeOfAbsence, outcomeOfFailure } from '../outcome.ts'
import type { Difference, FieldConflict, WriteOutcome } from '../outcome.ts'
import type { TicketReading, TrackerTransaction } from '../ticket.ts'
import type { ZammadContext } from './context.ts'
import { readChanges } from './history.ts'
import { nobody } from './parse-ticket.ts'
import { readTicket } from './read-ticket.ts'
import { Named } from './schemas.ts'

const mostRounds = 6

/**
 * Sets fields and reads back. The server knows no precondition and the last writer wins: what stands is compared right
 * before, and the history since then right after. Both sides of a collision within that window are seen, not prevented.
 */
export async function updateTicket(
  context: ZammadContext,
  ticketId: string,
  asked: readonly FieldChange[],
): Promise<WriteOutcome<TicketReading>> {
  const reason = whyNotSendable(asked) ?? whyNotHere(asked)
  if (reason !== null) return { kind: 'refused', message: reason, differences: [], says: [] }
  let hasWritten = false
  for (let round = 0; round < mostRounds; round += 1) {
    const read = await readTicket(context, ticketId)
    if (!read.ok) return hasWritten ? unproven(read.failure) : outcomeOfFailure(read.failure)
    if (read.value.kind !== 'here') return outcomeOfAbsence(read.value, hasWritten)
    const { reading } = read.value
    const { writes, conflicts, missing } = planUpdate(reading.ticket, asked)
    if (missing.length > 0)
      return { kind: 'refused', message: 'The ticket has no such field.', differences: missing, says: [] }
    if (conflicts.length > 0)
      return { kind: 'conflict', conflicts, reading, afterWrite: hasWritten, says: [] }
    if (writes.length === 0)
      return { kind: 'confirmed', receipt: reading, alreadyDone: !hasWritten, says: [] }
    const body = await bodyOf(context, writes)
    if (!body.ok) return outcomeOfFailure(body.failure)
    const written = await context.client.write('PUT', `/tickets/${ticketId}`, body.value)
    if (!written.ok) return hasWritten ? unproven(written.failure) : outcomeOfFailure(written.failure)
    hasWritten = true
    const proof = await prove(context, reading, writes)
    if (proof !== 'again') return proof
  }
  const message = 'Others change this ticket all the time; there was no quiet moment to write in.'
  return unproven({ kind: 'changed', message, effect: 'perhaps', serverSays: null, retryAfterSeconds: null })
}

/** What this kind of server has no place for. */
function whyNotHere(changes: readonly FieldChange[]): string | null {
  const names = new Set(changes.map(({ field }) => (field.in === 'core' ? field.name : '')))
  if (names.has('due')) return 'This kind of server has no due date.'
  return names.has('minutesWorked')
    ? 'This kind of server counts time by message: say it with a comment.'
    : null
}

async function bodyOf(
  context: ZammadContext,
  writes: readonly FieldWrite[],
): Promise<Answer<Record<string, unknown>>> {
  const body: Record<string, unknown> = {}
  for (const { change, wanted } of writes) {
    const { field } = change
    const value = change.kind === 'items' || wanted.length > 1 ? wanted : (wanted[0] ?? null)
    if (field.in === 'custom') body[field.name] = value
    else if (field.name === 'priority') {
      const name = await priorityName(context, String(value))
      if (!name.ok) return name
      body['priority'] = name.value
    } else body[memberOf[field.name as keyof typeof memberOf]] = value ?? nobody
  }
  return answered(body)
}

const memberOf = { subject: 'title', status: 'state', owner: 'owner' } as const

/** Priorities are named «2 normal»; here they are numbers. */
async function priorityName({ client }: ZammadContext, number: string): Promise<Answer<string>> {
  const list = await client.read('/ticket_priorities', [], Named)
  if (!list.ok) return list
  return answered(list.value.find(({ name }) => /^\d+/.exec(name)?.[0] === number)?.name ?? number)
}

async function prove(
  context: ZammadContext,
  before: TicketReading,
  writes: readonly FieldWrite[],
): Promise<WriteOutcome<TicketReading> | 'again'> {
  const me = await context.login()
  if (!me.ok) return unproven(me.failure)
  const read = await readTicket(context, before.ticket.id)
  if (!read.ok) return unproven(read.failure)
  if (read.value.kind !== 'here') return outcomeOfAbsence(read.value, true)
  const changes = await readChanges(context, before.ticket.id)
  if (!changes.ok) return unproven(changes.failure)
  const { reading } = read.value
  const since = changes.value.filter(({ created }) => Date.parse(created ?? '') > Date.parse(before.version))
  const judged = writes.map((write) => judge(write, reading, since, me.value))
  const conflicts = judged.flatMap((verdict) => (isConflict(verdict) ? [verdict] : []))
  if (conflicts.length > 0) return { kind: 'conflict', conflicts, reading, afterWrite: true, says: [] }
  const differences = judged.flatMap((verdict) => (isDifference(verdict) ? [verdict] : []))
  if (differences.length > 0)
    return differences.length < writes.length
      ? { kind: 'partial', receipt: reading, differences, says: [] }
      : { kind: 'refused', message: 'The server did not take it.', differences, says: [] }
  return judged.includes('again')
    ? 'again'
    : { kind: 'confirmed', receipt: reading, alreadyDone: false, says: [] }
}

type Verdict = 'done' | 'again' | FieldConflict | Difference

const isConflict = (verdict: Verdict): verdict is FieldConflict =>
  typeof verdict === 'object' && 'theirs' in verdict
const isDifference = (verdict: Verdict): verdict is Difference =>
  typeof verdict === 'object' && 'what' in verdict

function judge(
  { change, wanted }: FieldWrite,
  { ticket }: TicketReading,
  since: readonly TrackerTransaction[],
  me: string,
): Verdict {
  const stands = valuesOf(ticket, change.field) ?? []
  const has = new Set(stands.map(comparable))
  if (change.kind === 'items') {
    const isDone =
      change.add.every((value) => has.has(comparable(value))) &&
      change.remove.every((value) => !has.has(comparable(value)))
    return isDone ? 'done' : 'again'
  }
  const isMine = areEqual(stands, wanted)
  const foreign = since.filter(({ field, creator }) => field === entryName(change.field) && creator !== me)
  if (isMine && foreign.length === 0) return 'done'
  if (foreign.length === 0)
    return { what: nameOfField(change.field), wanted: listed(wanted), stands: listed(stands) }
  const last = foreign.at(-1)?.newValue ?? ''
  const theirs = isMine ? [last].filter((value) => value !== '') : stands
  return { field: change.field, base: change.base, mine: change.mine, theirs, stands }
}

/** As the history names the field. */
function entryName(field: FieldChange['field']): string {
  if (field.in === 'custom') return field.name
  const names = { subject: 'Subject', status: 'Status', owner: 'Owner', priority: 'Priority' } as const
  return names[field.name as keyof typeof names] ?? field.name
}

function unproven(failure: Parameters<typeof outcomeOfFailure>[0]): WriteOutcome<never> {
  return { kind: 'uncertain', why: `It was sent; reading it back failed. ${failure.message}`, failure }
}

/** What a write answers with, as far as it is used. */
export const Made = z.object({ id: z.union([z.number().int(), z.string().regex(/^\d+$/)]).transform(String) })
