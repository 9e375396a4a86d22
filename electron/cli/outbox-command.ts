import type { OutboxLine } from '../../shared/contract/tickets.ts'
import { CommandFailure, type Output } from './output.ts'
import type { Client, Session } from './session.ts'

/** What is on its way, in its order, with why it waits; then what was settled last. */
export async function listOutbox({ client }: Session, settledCount: number, output: Output): Promise<void> {
  if (!Number.isInteger(settledCount) || settledCount < 0 || settledCount > 1000)
    throw new CommandFailure('--settled is a number up to 1000.', 2)
  const { open, settled } = await client.tickets.outbox({ settled: settledCount })
  output.answer({ open, settled }, [...open.flatMap(describe), ...settled.flatMap(describe)])
  if (open.length === 0) output.doing('Nothing waits to be sent.')
}

/** The requests up to each write, as the adapter makes them; what signs them in is left out. */
export async function showDryRun({ client }: Session, output: Output): Promise<void> {
  const planned = await client.tickets.dryRun({})
  output.answer(
    planned,
    planned.flatMap(({ what, ticket, note, requests }) => [
      `# ${ticket === null ? '' : `Ticket ${ticket}. `}${what}`,
      ...(note === '' ? [] : [`# ${note}`]),
      ...requests.flatMap(({ method, url, headers, body }) => [
        `${method} ${url}`,
        ...headers.map(({ name, value }) => `${name}: ${value}`),
        ...(body === '' ? [] : ['', body]),
        '',
      ]),
    ]),
  )
  if (planned.length === 0) output.doing('Nothing would be sent.')
}

export async function undo(session: Session, beginning: string, output: Output): Promise<void> {
  const { id } = await findIntent(session.client, beginning)
  output.answer(await session.client.tickets.undo({ id }), ['Taken back.'])
}

export async function retry(session: Session, beginning: string, output: Output): Promise<void> {
  const { id } = await findIntent(session.client, beginning)
  output.answer(await session.client.tickets.retry({ id }), ['It goes out with the next sync.'])
}

export async function discard(session: Session, beginning: string, output: Output): Promise<void> {
  const { id } = await findIntent(session.client, beginning)
  output.answer(await session.client.tickets.discard({ id }), ['Given up.'])
}

export async function decideConflict(
  session: Session,
  beginning: string,
  options: { readonly take: string; readonly value?: readonly string[] },
  output: Output,
): Promise<void> {
  const { take, value = [] } = options
  if (take !== 'mine' && take !== 'theirs' && take !== 'edit') {
    throw new CommandFailure('--take is "mine", "theirs" or "edit".', 2)
  }
  const { id } = await findIntent(session.client, beginning)
  const decided = await session.client.tickets.resolve({ id, take, values: [...value] })
  output.answer(decided, [take === 'theirs' ? 'Theirs stays.' : 'It goes out with the next sync.'])
}

function describe({ intent, what, waits }: OutboxLine): string[] {
  const { id, state, ticket, answer } = intent
  const conflict = answer?.conflict
  const listed = (values: readonly string[]) => (values.length === 0 ? 'not set' : values.join(', '))
  return [
    `${id.slice(0, 8)}  ${state.padEnd(9)}  ${(ticket ?? 'new').padStart(7)}  ${what}`,
    ...(waits === null ? [] : [`          ${waits}`]),
    ...(answer === null || answer.sentence === '' ? [] : [`          ${answer.sentence}`]),
    ...(answer?.proof ? [`          proof: ${answer.proof.what}`] : []),
    ...(conflict
      ? [
          `          was ${listed(conflict.base)} | mine ${listed(conflict.mine)} | theirs ${listed(conflict.theirs)}`,
        ]
      : []),
  ]
}

/** The first characters of an id are enough where they name one change. */
async function findIntent(client: Client, beginning: string): Promise<{ readonly id: string }> {
  const { open } = await client.tickets.outbox({ settled: 0 })
  const found = open.filter(({ intent }) => intent.id.startsWith(beginning))
  const [first, second] = found
  if (!first) throw new CommandFailure(`No change on its way begins with ${beginning}.`)
  if (second) throw new CommandFailure(`Several changes begin with ${beginning}: give more characters.`)
  return { id: first.intent.id }
}
