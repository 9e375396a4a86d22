import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { usualValues, ValueMapping } from '../../shared/domain/process-values.ts'
import { Progress } from '../../shared/domain/run-life-cycle.ts'
import {
  FieldMapping,
  TrackerKind,
  usualMapping,
  type TrackerAccount,
} from '../../shared/domain/tracker-account.ts'
import { CommandFailure, type Output } from './output.ts'
import type { Session } from './session.ts'

interface AccountOptions {
  readonly address: string
  readonly login: string
  readonly queue: readonly string[]
  readonly password?: boolean
  readonly ca?: string
  readonly ticketOpField?: string
  readonly messageOpField?: string
  readonly field?: readonly string[]
  readonly value?: readonly string[]
  readonly kind?: string
}

export async function listAccounts({ client }: Session, output: Output): Promise<void> {
  const accounts = await client.tickets.accounts({})
  output.answer(
    accounts,
    accounts.map(
      ({ name, login, address, queues }) => `${name}  ${login} at ${address}  ${queues.join(', ')}`,
    ),
  )
  if (accounts.length === 0) output.doing('There is no account yet.')
}

/** The secret never stands on a command line, where every user of the machine could read it. */
export async function makeAccount(
  { client }: Session,
  name: string,
  options: AccountOptions,
  output: Output,
): Promise<void> {
  const kind = TrackerKind.safeParse(options.kind ?? 'request-tracker')
  if (!kind.success)
    throw new CommandFailure(`--kind is ${TrackerKind.options.map((name) => `"${name}"`).join(' or ')}.`, 2)
  const signIn = options.password ? 'password' : 'token'
  if (process.stdin.isTTY) output.doing(`Type the ${signIn}, then Enter and Ctrl+D.`)
  const secret = (await text(process.stdin)).trim()
  if (secret === '') throw new CommandFailure(`No ${signIn} came on standard input.`, 2)
  const ownCa = options.ca === undefined ? null : await readFile(options.ca, 'utf8')
  const made = await client.tickets.saveAccount({
    id: null,
    name,
    address: options.address,
    login: options.login,
    signIn,
    secret,
    queues: [...options.queue],
    ownCa,
    opIdFields: { ticket: options.ticketOpField ?? null, message: options.messageOpField ?? null },
    mapping: readMapping(usualMapping[kind.data], options.field ?? []),
    kind: kind.data,
    values: readValues(options.value ?? []),
  })
  const place =
    made.secretIn === 'key store'
      ? "the system's key store"
      : 'a sealed file in the data folder that only you can read: no key store answered'
  output.answer(made, [
    `${name} is made; its ${signIn} is in ${place}.`,
    `Next: proviso account test ${JSON.stringify(name)}`,
  ])
}

export async function testAccount(session: Session, name: string, output: Output): Promise<void> {
  const account = await findAccount(session, name)
  const report = await session.client.tickets.testAccount({ id: account.id })
  const signs = { good: 'ok     ', note: 'note   ', problem: 'problem' } as const
  output.answer(
    report,
    report.findings.map(({ weight, sentence }) => `${signs[weight]}  ${sentence}`),
  )
  if (report.findings.some(({ weight }) => weight === 'problem')) {
    throw new CommandFailure('Some of it does not work; see above.')
  }
}

export async function removeAccount(session: Session, name: string, output: Output): Promise<void> {
  const { id } = await findAccount(session, name)
  await session.client.tickets.removeAccount({ id })
  output.answer({ removed: id }, [`${name} is removed; what was mirrored stays.`])
}

/** By its name; without one, the only account there is. */
export async function findAccount({ client }: Session, name?: string): Promise<TrackerAccount> {
  const accounts = await client.tickets.accounts({})
  const fitting = name === undefined ? accounts : accounts.filter((account) => account.name === name)
  const [first, second] = fitting
  if (!first)
    throw new CommandFailure(name === undefined ? 'There is no account yet.' : `There is no account ${name}.`)
  if (second) throw new CommandFailure('There are several accounts: say which one with --account.')
  return first
}

function readMapping(usual: FieldMapping, pairs: readonly string[]): FieldMapping {
  const named = pairs.map((pair) => {
    const [role = '', ...rest] = pair.split('=')
    if (!(role in usual)) {
      throw new CommandFailure(
        `${role} is no role of a field; there are ${Object.keys(usual).join(', ')}.`,
        2,
      )
    }
    return [role, rest.join('=')] as const
  })
  return FieldMapping.parse({ ...usual, ...Object.fromEntries(named) })
}

/** A step of the process, `open` or `communicationOk`, and the site's word for it. */
function readValues(pairs: readonly string[]): ValueMapping {
  const progress: Record<string, string> = {}
  const others: Record<string, string> = {}
  for (const pair of pairs) {
    const [word = '', ...rest] = pair.split('=')
    const isStep = Progress.options.some((step) => step === word)
    if (!isStep && word !== 'open' && word !== 'communicationOk') {
      const words = ['open', 'communicationOk', ...Progress.options].join(', ')
      throw new CommandFailure(`${word} is no value of the process; there are ${words}.`, 2)
    }
    Object.assign(isStep ? progress : others, { [word]: rest.join('=') })
  }
  return ValueMapping.parse({ ...usualValues, ...others, progress })
}
