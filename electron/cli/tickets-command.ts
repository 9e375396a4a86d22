import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { TicketDetail } from '../../shared/contract/tickets.ts'
import { valuesAt } from '../../shared/domain/apply-intent.ts'
import { describeDeed } from '../../shared/domain/describe-intent.ts'
import type { Intent } from '../../shared/domain/intent.ts'
import { TicketLink } from '../../shared/domain/mirrored-ticket.ts'
import { coreFieldNames, wordsOfValues, type CoreName } from '../../shared/domain/field-words.ts'
import { readProgress } from '../../shared/domain/run-life-cycle.ts'
import { findAccount } from './account-command.ts'
import { CommandFailure, type Output } from './output.ts'
import type { Session } from './session.ts'

export interface Wanted {
  readonly number: string
  readonly account?: string
}

export async function listTickets({ client }: Session, text: string, output: Output): Promise<void> {
  const lines = await client.tickets.list({ text })
  output.answer(
    lines,
    lines.map(({ number, status, owner, progress, subject, open, gone }) => {
      const mark = gone ? ` [${gone}]` : open > 0 ? ` [${String(open)} on its way]` : ''
      return `${number.padStart(7)}  ${status.padEnd(9)}  ${(owner ?? '-').padEnd(12)}  ${(progress ?? '-').padEnd(20)}  ${subject}${mark}`
    }),
  )
}

export async function showTicket(session: Session, wanted: Wanted, output: Output): Promise<void> {
  const place = await placeOf(session, wanted)
  const detail = await session.client.tickets.get(place)
  output.answer(detail, describe(detail))
}

export async function changeOwner(
  session: Session,
  wanted: Wanted,
  verb: 'take' | 'untake',
  output: Output,
): Promise<void> {
  tellQueued(await session.client.tickets[verb](await placeOf(session, wanted)), output)
}

export async function commentOnTicket(
  session: Session,
  wanted: Wanted,
  { text, reply }: { readonly text: string; readonly reply: boolean },
  output: Output,
): Promise<void> {
  const place = await placeOf(session, wanted)
  const as = reply ? 'reply' : 'comment'
  tellQueued(await session.client.tickets.say({ ...place, as, text, subject: '', files: [] }), output)
}

export async function attachToTicket(
  session: Session,
  wanted: Wanted,
  { files, text }: { readonly files: readonly string[]; readonly text: string },
  output: Output,
): Promise<void> {
  const place = await placeOf(session, wanted)
  const read = await Promise.all(files.map(readOutgoing))
  tellQueued(
    await session.client.tickets.say({ ...place, as: 'comment', text, subject: '', files: read }),
    output,
  )
}

export async function startTicket(
  session: Session,
  wanted: Wanted,
  umdMajor: number,
  output: Output,
): Promise<void> {
  if (!Number.isInteger(umdMajor) || umdMajor < 1)
    throw new CommandFailure('--umd is the UMD major, such as 3.', 2)
  const place = await placeOf(session, wanted)
  tellQueued(await session.client.tickets.start({ ...place, umdMajor }), output)
}

export async function moveTicket(
  session: Session,
  wanted: Wanted,
  progress: string,
  options: {
    readonly comment: string
    readonly link: readonly string[]
    readonly hours?: string
    readonly file: readonly string[]
  },
  output: Output,
): Promise<void> {
  const to = readProgress(progress)
  if (!to) throw new CommandFailure(`The process knows no progress ${progress}.`, 2)
  const place = await placeOf(session, wanted)
  const files = await Promise.all(options.file.map(readOutgoing))
  const { comment, link, hours = null } = options
  tellQueued(
    await session.client.tickets.move({ ...place, to, comment, links: [...link], hours, files }),
    output,
  )
}

/** A ticket that does not exist yet; its number stands in the outbox once the server made it. */
export async function makeTicket(
  session: Session,
  options: {
    readonly account?: string
    readonly queue?: string
    readonly subject: string
    readonly text: string
    readonly field: readonly string[]
  },
  output: Output,
): Promise<void> {
  const account = await findAccount(session, options.account)
  const queue = options.queue ?? account.queues[0] ?? ''
  const fields = new Map<string, string[]>()
  for (const pair of options.field) {
    const [name = '', ...rest] = pair.split('=')
    if (rest.length === 0) throw new CommandFailure(`${pair} is not of the form field=value.`, 2)
    fields.set(name, [...(fields.get(name) ?? []), rest.join('=')])
  }
  const made = await session.client.tickets.create({
    accountId: account.id,
    queue,
    subject: options.subject,
    text: options.text,
    fields: [...fields].map(([name, values]) => ({ name, values })),
  })
  tellQueued([made], output)
}

export async function linkTicket(
  session: Session,
  wanted: Wanted,
  link: { readonly kind: string; readonly target: string; readonly remove: boolean },
  output: Output,
): Promise<void> {
  const kind = TicketLink.shape.kind.safeParse(link.kind)
  if (!kind.success) {
    const kinds = TicketLink.shape.kind.options.join(', ')
    throw new CommandFailure(`There is no kind of link ${link.kind}; there are ${kinds}.`, 2)
  }
  const place = await placeOf(session, wanted)
  tellQueued(
    await session.client.tickets.link({
      ...place,
      link: { kind: kind.data, target: link.target },
      wanted: link.remove ? 'gone' : 'there',
    }),
    output,
  )
}

export async function placeOf(session: Session, { number, account }: Wanted) {
  if (!/^\d{1,15}$/.test(number)) throw new CommandFailure(`${number} is no number of a ticket.`, 2)
  const { id } = await findAccount(session, account)
  return { accountId: id, number }
}

async function readOutgoing(path: string): Promise<File> {
  const bytes = await readFile(path).catch((error: Error) => {
    throw new CommandFailure(`${path} cannot be read: ${error.message}`)
  })
  const type = extname(path).toLowerCase() === '.pdf' ? 'application/pdf' : 'application/octet-stream'
  return new File([new Uint8Array(bytes)], basename(path), { type })
}

export function tellQueued(intents: readonly Intent[], output: Output): void {
  output.answer(
    intents,
    intents.map(({ id, deed }) => `${id.slice(0, 8)}  queued  ${describeDeed(deed)}`),
  )
  output.doing(
    intents.length === 0 ? 'It stands so already; nothing is queued.' : 'It goes out with the next sync.',
  )
}

/** Fields every ticket has that do not stand in its head. */
const toldCore: readonly CoreName[] = ['priority', 'due', 'minutesWorked']

function describe({ shown, intents, entries, files, standstill, runs }: TicketDetail): string[] {
  const open = intents.filter(({ state }) => state !== 'confirmed' && state !== 'withdrawn')
  return [
    `${shown.number}  ${shown.subject}`,
    `${shown.queue}, ${shown.status}, ${shown.owner ?? 'nobody'}, changed ${shown.lastUpdated ?? '-'}`,
    ...(standstill ? [standstill.sentence] : []),
    ...toldCore.map(
      (name) =>
        `  ${coreFieldNames[name]}: ${wordsOfValues({ in: 'core', name }, valuesAt(shown, { in: 'core', name }))}`,
    ),
    ...shown.links.map(({ kind, target }) => `  ${kind} ${target}`),
    ...shown.fields.map(({ name, values }) => `  ${name}: ${values.length === 0 ? '-' : values.join(', ')}`),
    ...open.map(({ state, deed }) => `  on its way (${state}): ${describeDeed(deed)}`),
    ...runs.map(({ id, name, state }) => `  verification ${id.slice(0, 8)} ${state}: ${name}`),
    `  ${String(entries.length)} entries of history, ${String(files.length)} files`,
  ]
}
