import { answered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import type { ConnectionReport, Expectations, Finding } from '../connection-report.ts'
import type { ZammadContext } from './context.ts'
import { readQueue } from './queue.ts'
import { searchTickets } from './search.ts'

const noticedSkewSeconds = 60

/** The connection test. Reads only. */
export async function checkConnection(
  context: ZammadContext,
  { queues, fields, account }: Expectations,
): Promise<Answer<ConnectionReport>> {
  const login = await context.login()
  if (!login.ok) return login
  const now = (context.settings.now ?? (() => new Date()))().getTime()
  const skew = Math.round(((context.client.serverTime()?.getTime() ?? now) - now) / 1000)
  const findings: Finding[] = [
    {
      code: 'server',
      weight: 'note',
      sentence:
        'Zammad answers. Proviso was not verified on a real server of this kind: look at the first changes there.',
    },
    ...(account !== null && account !== login.value
      ? [
          {
            code: 'other-account',
            weight: 'problem',
            sentence: `The sign-in belongs to «${login.value}», not to «${account}».`,
          } as const,
        ]
      : [{ code: 'account', weight: 'good', sentence: `Signed in as «${login.value}».` } as const]),
    ...(Math.abs(skew) < noticedSkewSeconds
      ? []
      : [
          {
            code: 'clock',
            weight: 'note',
            sentence: `The server's clock is ${String(Math.abs(skew))} seconds ${skew > 0 ? 'ahead of' : 'behind'} this machine's.`,
          } as const,
        ]),
  ]
  for (const name of queues) {
    const found = await groupFindings(context, name, fields)
    if (!found.ok) return found
    findings.push(...found.value)
  }
  return answered({
    version: 'Zammad',
    account: { login: login.value, timeZone: null },
    clockSkewSeconds: skew,
    findings,
  })
}

async function groupFindings(
  context: ZammadContext,
  name: string,
  wanted: readonly string[],
): Promise<Answer<readonly Finding[]>> {
  const queue = await readQueue(context, name)
  if (!queue.ok && queue.failure.kind === 'not-found') {
    const sentence = `There is no group «${name}» for this account. It needs access to it, or the name is another one.`
    return answered([{ code: 'queue-missing', weight: 'problem', sentence }])
  }
  if (!queue.ok) return queue
  const isHidden = queue.value.fields.every(({ detail }) => detail === null)
  const there = isHidden
    ? await fieldsOfNewest(context, name)
    : answered(queue.value.fields.map((field) => field.name))
  if (!there.ok) return there
  const missing = there.value === null ? [] : wanted.filter((field) => !there.value?.includes(field))
  return answered([
    ...missing.map((field): Finding => ({
      code: 'field-missing',
      weight: 'problem',
      sentence: `Tickets have no attribute «${field}». It is not there, or has another name.`,
    })),
    ...(isHidden
      ? [
          {
            code: 'definitions-hidden',
            weight: 'note',
            sentence:
              'The allowed values of attributes are shown to administrators only. Values can be typed.',
          } as const,
        ]
      : []),
    ...(context.settings.opIdFields.ticket === null
      ? [
          {
            code: 'no-operation-field',
            weight: 'note',
            sentence:
              'No attribute is named for operation ids: a short mark stands in the titles of new tickets.',
          } as const,
        ]
      : []),
  ])
}

/** What the newest ticket of a group has; null for a group without one, which says nothing. */
async function fieldsOfNewest(
  context: ZammadContext,
  group: string,
): Promise<Answer<readonly string[] | null>> {
  const options = { detail: 'full', order: 'newest-first' } as const
  for await (const batch of searchTickets(context, { queues: [group] }, options)) {
    if (!batch.ok) return batch
    const [newest] = batch.value.tickets
    return answered(newest === undefined ? null : newest.fields.map(({ name }) => name))
  }
  return answered(null)
}
