import { answered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import type { ConnectionReport, Expectations, Finding } from '../connection-report.ts'
import type { QueueDefinition, TicketRights } from '../ticket.ts'
import { readAccount } from './account.ts'
import type { RtContext } from './context.ts'
import { readDefinitions } from './queue.ts'
import { readTicket } from './read-ticket.ts'
import { Version } from './schemas.ts'
import { searchTickets } from './search.ts'
import { inQueues } from './ticket-sql.ts'

const noticedSkewSeconds = 60

/** The connection test. Rights cannot be asked for: they show in what the server offers. */
export async function checkConnection(
  context: RtContext,
  expectations: Expectations,
): Promise<Answer<ConnectionReport>> {
  const now = context.settings.now ?? (() => new Date())
  const version = await context.client.read('/rt', {}, Version)
  if (!version.ok) return version
  const skew = Math.round(((version.value.serverTime?.getTime() ?? now().getTime()) - now().getTime()) / 1000)
  const account = await readAccount(context)
  if (!account.ok) return account
  const findings: Finding[] = [
    versionFinding(version.value.value.Version),
    ...clockFindings(skew),
    ...accountFindings(account.value, expectations.account),
  ]
  for (const name of expectations.queues) {
    const found = await queueFindings(context, name, expectations)
    if (!found.ok) return found
    findings.push(...found.value)
  }
  return answered({
    version: version.value.value.Version,
    account: account.value,
    clockSkewSeconds: skew,
    findings,
  })
}

function versionFinding(version: string): Finding {
  const isKnown = version.startsWith('5.')
  const sentence = isKnown
    ? `Request Tracker ${version} answers.`
    : `Request Tracker ${version} answers; Proviso was tested with version 5.`
  return { code: 'server', weight: isKnown ? 'good' : 'note', sentence }
}

function clockFindings(skew: number): Finding[] {
  if (Math.abs(skew) < noticedSkewSeconds) return []
  const sentence = `The server's clock is ${Math.abs(skew)} seconds ${skew > 0 ? 'ahead of' : 'behind'} this machine's. Sync goes by the server's; ages of tickets may look wrong.`
  return [{ code: 'clock', weight: 'note', sentence }]
}

function accountFindings(account: ConnectionReport['account'], expected: string | null): Finding[] {
  if (account === null)
    return [{ code: 'account', weight: 'note', sentence: 'The server does not say whose sign-in this is.' }]
  const findings: Finding[] = []
  if (expected !== null && expected !== account.login) {
    const sentence = `The sign-in belongs to «${account.login}», not to «${expected}».`
    findings.push({ code: 'other-account', weight: 'problem', sentence })
  } else findings.push({ code: 'account', weight: 'good', sentence: `Signed in as «${account.login}».` })
  if (account.timeZone !== null && !['', 'UTC', 'Etc/UTC', 'GMT'].includes(account.timeZone)) {
    const sentence = `The account's time zone is ${account.timeZone}: the server reads times in searches in it. Proviso asks by distances and is not affected; searches of other programs are.`
    findings.push({ code: 'time-zone', weight: 'note', sentence })
  }
  return findings
}

async function queueFindings(
  context: RtContext,
  name: string,
  { fields }: Expectations,
): Promise<Answer<readonly Finding[]>> {
  const queue = await readDefinitions(context.client, name)
  if (!queue.ok && (queue.failure.kind === 'forbidden' || queue.failure.kind === 'not-found')) {
    const sentence = `There is no queue «${name}» for this account. It needs the rights SeeQueue and ShowTicket there, or the name is another one.`
    return answered([{ code: 'queue-missing', weight: 'problem', sentence }])
  }
  if (!queue.ok) return queue
  const message = await messageFindings(context, queue.value)
  if (!message.ok) return message
  return answered([
    ...fieldFindings(queue.value, fields),
    ...rightFindings(queue.value),
    ...message.value,
    ...opIdFindings(context, queue.value),
  ])
}

function fieldFindings({ name, fields }: QueueDefinition, wanted: readonly string[]): Finding[] {
  const onTicket = fields.filter(({ on }) => on === 'ticket')
  const missing = wanted.filter((field) => !onTicket.some((known) => known.name === field))
  const findings: Finding[] = missing.map((field) => ({
    code: 'field-missing',
    weight: 'problem',
    sentence: `The queue «${name}» shows no field «${field}». It is not there, has another name, or the account lacks SeeCustomField.`,
  }))
  if (onTicket.length > 0 && onTicket.every(({ detail }) => detail === null)) {
    const sentence = `The allowed values of the fields of «${name}» cannot be read: the right SeeCustomField is not granted for the whole server. Values can be typed.`
    findings.push({ code: 'definitions-hidden', weight: 'note', sentence })
  }
  return findings
}

function rightFindings({ name, mayCreate }: QueueDefinition): Finding[] {
  if (mayCreate) return []
  const sentence = `This account may not create tickets in «${name}» (right CreateTicket).`
  return [{ code: 'cannot-create', weight: 'note', sentence }]
}

/** Rights show on a ticket only; a queue without one says nothing. */
async function messageFindings(
  context: RtContext,
  { name }: QueueDefinition,
): Promise<Answer<readonly Finding[]>> {
  const options = { detail: 'ids', order: 'newest-first' } as const
  for await (const batch of searchTickets(context.client, [inQueues('Queue', [name])], options)) {
    if (!batch.ok) return batch
    const newest = batch.value.tickets[0]
    if (newest === undefined) break
    const read = await readTicket(context.client, newest.id)
    if (!read.ok) return read
    return answered(read.value.kind === 'here' ? rightsOnTicket(name, read.value.reading.ticket.may) : [])
  }
  return answered([])
}

/** Steps of the life-cycle are offered to those who may change a ticket. */
function rightsOnTicket(name: string, may: TicketRights | null): Finding[] {
  const findings: Finding[] = []
  if (may?.comment === false)
    findings.push({
      code: 'cannot-comment',
      weight: 'problem',
      sentence: `This account may not comment in «${name}» (right CommentOnTicket).`,
    })
  if (may?.statuses.length === 0)
    findings.push({
      code: 'cannot-modify',
      weight: 'problem',
      sentence: `This account may not change tickets in «${name}» (rights ModifyTicket and ModifyCustomField).`,
    })
  return findings
}

function opIdFindings({ settings }: RtContext, { name, fields }: QueueDefinition): Finding[] {
  const { ticket, message } = settings.opIdFields
  const lacks = [
    ...(fields.some((field) => field.on === 'ticket' && field.name === ticket) ? [] : ['new tickets']),
    ...(fields.some((field) => field.on === 'message' && field.name === message) ? [] : ['messages']),
  ]
  if (lacks.length === 0) return []
  const sentence = `The queue «${name}» has no field for the operation ids of ${lacks.join(' and ')}: a short mark stands in their subjects instead.`
  return [{ code: 'no-operation-field', weight: 'note', sentence }]
}
