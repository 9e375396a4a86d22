import { setTimeout as sleep } from 'node:timers/promises'
import type { FieldChange } from '../change.ts'
import { whyNotSendable } from '../fields/check-change.ts'
import { planUpdate } from '../fields/plan-update.ts'
import type { FieldWrite } from '../fields/plan-update.ts'
import { textBody } from '../http/multipart.ts'
import { outcomeOfAbsence, outcomeOfFailure } from '../outcome.ts'
import type { Difference, WriteOutcome } from '../outcome.ts'
import type { TicketReading } from '../ticket.ts'
import type { RtContext } from './context.ts'
import { readHistory } from './history.ts'
import { judgeUpdate } from './judge-update.ts'
import { readTicket } from './read-ticket.ts'
import { updateBody } from './update-body.ts'

/** Rounds of reading, writing and reading back while others write to the same ticket. */
const mostRounds = 6

const longestPauseMs = 200

/**
 * Sets fields under the condition that nobody wrote since the reading, then reads back. Repeating it is harmless: what
 * stands already is not written again.
 */
export async function updateTicket(
  context: RtContext,
  ticketId: string,
  asked: readonly FieldChange[],
): Promise<WriteOutcome<TicketReading>> {
  const reason = whyNotSendable(asked)
  if (reason !== null) return { kind: 'refused', message: reason, differences: [], says: [] }
  let changes = asked
  const says: string[] = []
  let hasWritten = false
  for (let round = 0; round < mostRounds; round += 1) {
    const read = await readTicket(context.client, ticketId)
    if (!read.ok) return hasWritten ? unproven(read.failure) : outcomeOfFailure(read.failure)
    if (read.value.kind !== 'here') return outcomeOfAbsence(read.value, hasWritten)
    const { reading } = read.value
    const plan = planUpdate(reading.ticket, changes)
    if (plan.missing.length > 0)
      return { kind: 'refused', message: 'The ticket has no such field.', differences: plan.missing, says }
    if (plan.conflicts.length > 0)
      return { kind: 'conflict', conflicts: plan.conflicts, reading, afterWrite: hasWritten, says }
    if (plan.writes.length === 0)
      return { kind: 'confirmed', receipt: reading, alreadyDone: !hasWritten, says }
    const body = textBody('application/json', JSON.stringify(updateBody(reading.ticket, plan.writes)))
    const written = await context.client.write('PUT', `/ticket/${ticketId}`, body, reading.version)
    if (!written.ok && written.failure.kind === 'changed') continue
    if (!written.ok) return hasWritten ? unproven(written.failure) : outcomeOfFailure(written.failure)
    hasWritten = true
    says.push(...written.value.says)
    const proof = await proveUpdate(context, reading, plan.writes, says)
    if (proof.kind !== 'again') return proof
    changes = proof.changes
    // Two that mend the same list in step would go on for ever.
    await sleep(Math.random() * longestPauseMs)
  }
  const message = 'Others change this ticket all the time; there was no quiet moment to write in.'
  if (hasWritten)
    return unproven({
      kind: 'changed',
      message,
      effect: 'perhaps',
      serverSays: null,
      retryAfterSeconds: null,
    })
  return {
    kind: 'not-sent',
    failure: { kind: 'changed', message, effect: 'none', serverSays: null, retryAfterSeconds: null },
  }
}

type Proof =
  WriteOutcome<TicketReading> | { readonly kind: 'again'; readonly changes: readonly FieldChange[] }

async function proveUpdate(
  context: RtContext,
  before: TicketReading,
  writes: readonly FieldWrite[],
  says: readonly string[],
): Promise<Proof> {
  const id = before.ticket.id
  // The history first: whatever comes later is not about this write.
  const read = await readTicket(context.client, id)
  if (!read.ok) return unproven(read.failure)
  if (read.value.kind !== 'here') return outcomeOfAbsence(read.value, true)
  const reading = read.value.reading
  const entries = await readHistory(context.client, id, before.version, reading.version)
  if (!entries.ok) return unproven(entries.failure)
  const upToReading = entries.value.filter((entry) => Number(entry.id) <= Number(reading.version))
  const me = await context.login()
  if (!me.ok) return unproven(me.failure)
  const judgement = judgeUpdate(writes, { after: reading.ticket, entries: upToReading, me: me.value })
  if (judgement.conflicts.length > 0)
    return { kind: 'conflict', conflicts: judgement.conflicts, reading, afterWrite: true, says }
  if (judgement.differences.length > 0)
    return refusedOrPartial(judgement.done, judgement.differences, reading, says)
  if (judgement.again.length > 0) return { kind: 'again', changes: judgement.again }
  return { kind: 'confirmed', receipt: reading, alreadyDone: false, says }
}

function refusedOrPartial(
  done: readonly FieldWrite[],
  differences: readonly Difference[],
  reading: TicketReading,
  says: readonly string[],
): WriteOutcome<TicketReading> {
  if (done.length > 0) return { kind: 'partial', receipt: reading, differences, says }
  const message = 'The server did not take it.'
  return { kind: 'refused', message, differences, says }
}

function unproven(failure: Parameters<typeof outcomeOfFailure>[0]): WriteOutcome<never> {
  return { kind: 'uncertain', why: `It was sent; reading it back failed. ${failure.message}`, failure }
}
