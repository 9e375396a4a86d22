import type { LinkChange } from '../change.ts'
import { textBody } from '../http/multipart.ts'
import { outcomeOfAbsence, outcomeOfFailure } from '../outcome.ts'
import type { Difference, WriteOutcome } from '../outcome.ts'
import type { LinkKind, TicketReading, TrackerTicket } from '../ticket.ts'
import type { RtContext } from './context.ts'
import { readTicket } from './read-ticket.ts'

/** Names of the server. Only «Add…» and «Delete…»: a replacing list with one bad number removes all others. */
export const linkMembers: Readonly<Record<LinkKind, string>> = {
  'refers-to': 'RefersTo',
  'referred-to-by': 'ReferredToBy',
  'depends-on': 'DependsOn',
  'depended-on-by': 'DependedOnBy',
  'member-of': 'MemberOf',
  'has-member': 'Members',
}

/** Adds and removes links and reads back. Others' links stay, so no version is needed. */
export async function linkTicket(
  context: RtContext,
  ticketId: string,
  changes: readonly LinkChange[],
): Promise<WriteOutcome<TicketReading>> {
  const bad = changes.find(({ target }) => !isTarget(target))
  if (bad !== undefined || changes.length === 0) {
    const message = `«${bad?.target ?? ''}» is neither the number of a ticket nor an address.`
    return { kind: 'refused', message, differences: [], says: [] }
  }
  const read = await readTicket(context.client, ticketId)
  if (!read.ok) return outcomeOfFailure(read.failure)
  if (read.value.kind !== 'here') return outcomeOfAbsence(read.value, false)
  const todo = changes.filter(
    (change) => !stands(read.value.kind === 'here' ? read.value.reading.ticket : null, change),
  )
  if (todo.length === 0)
    return { kind: 'confirmed', receipt: read.value.reading, alreadyDone: true, says: [] }
  const body = textBody('application/json', JSON.stringify(linkBody(todo)))
  const written = await context.client.write('PUT', `/ticket/${ticketId}`, body)
  if (!written.ok) return outcomeOfFailure(written.failure)
  const back = await readTicket(context.client, ticketId)
  if (!back.ok)
    return { kind: 'uncertain', why: 'It was sent; reading it back failed.', failure: back.failure }
  if (back.value.kind !== 'here') return outcomeOfAbsence(back.value, true)
  return judgeLinks(todo, back.value.reading, written.value.says)
}

function judgeLinks(
  todo: readonly LinkChange[],
  reading: TicketReading,
  says: readonly string[],
): WriteOutcome<TicketReading> {
  const differences: Difference[] = todo
    .filter((change) => !stands(reading.ticket, change))
    .map(({ kind, target, wanted }) => ({
      what: `${kind} ${target}`,
      wanted,
      stands: wanted === 'there' ? 'gone' : 'there',
    }))
  if (differences.length === 0) return { kind: 'confirmed', receipt: reading, alreadyDone: false, says }
  if (differences.length < todo.length) return { kind: 'partial', receipt: reading, differences, says }
  return { kind: 'refused', message: 'The server did not take the link.', differences, says }
}

function stands(ticket: TrackerTicket | null, { kind, target, wanted }: LinkChange): boolean {
  const isThere = ticket?.links?.some((link) => link.kind === kind && link.target === target) ?? false
  return isThere === (wanted === 'there')
}

function linkBody(changes: readonly LinkChange[]): Record<string, string[]> {
  const body: Record<string, string[]> = {}
  for (const { kind, target, wanted } of changes) {
    const member = `${wanted === 'there' ? 'Add' : 'Delete'}${linkMembers[kind]}`
    body[member] = [...(body[member] ?? []), target]
  }
  return body
}

/** The number of a ticket on the same server, or an address. */
export function isTarget(target: string): boolean {
  return /^[1-9]\d{0,17}$/.test(target) || (/^https?:\/\/\S+$/.test(target) && URL.canParse(target))
}
