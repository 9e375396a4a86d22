import type { Intent } from '../../shared/domain/intent.ts'
import { openDesk, type Desk } from '../support/desk.ts'
import type { Fault } from '../support/fault-proxy.ts'
import type { Site } from '../support/rt/site.ts'

export interface PlanReport {
  readonly problems: readonly string[]
  readonly intents: number
  readonly confirmed: number
  readonly conflicts: number
  readonly kills: number
}

type Random = (below: number) => number

/** The same numbers for the same seed. */
function randomOf(seed: number): Random {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const faults: readonly Fault[] = [
  { kind: 'cut before' },
  { kind: 'cut in the request' },
  { kind: 'cut while working', afterMs: 3 },
  { kind: 'cut after' },
  { kind: 'cut in the answer' },
  { kind: 'answer', status: 429, body: '{"message":"later"}' },
  { kind: 'answer', status: 500, body: '' },
  { kind: 'answer instead', status: 502, body: '<html>Bad gateway</html>' },
  { kind: 'answer instead', status: 500, body: '' },
  { kind: 'delay', ms: 20 },
]

const fields = ['UMDRelease', 'RepositoryURL'] as const
const untouched = 'Not ours to touch.'

/**
 * Two desks and a web user work on three tickets of one server, with broken requests and ends of the program in between.
 * Afterwards everything is settled and compared.
 */
export async function runPlan(site: Site, seed: number, actions: number): Promise<PlanReport> {
  const random = randomOf(seed)
  const tickets = await Promise.all([0, 1, 2].map(() => site.newTicket({ ReleaseNotes: untouched })))
  const logins = ['verifier', 'verifier2'] as const
  const open = (side: 0 | 1, dataFolder?: string) =>
    openDesk({
      address: site.proxy.url,
      server: site.server,
      login: logins[side],
      ...(dataFolder !== undefined && { dataFolder }),
    })
  const desks: [Desk, Desk] = [open(0), open(1)]
  for (const desk of desks) await desk.engine.syncOnce({ whole: true })
  let kills = 0
  site.proxy.follow(({ method }) => {
    const isWrite = method === 'PUT' || method === 'POST'
    return random(100) < (isWrite ? 30 : 3) ? (faults[random(faults.length)] ?? null) : null
  })
  for (let action = 0; action < actions; action += 1) {
    const side = random(2) === 0 ? 0 : 1
    const desk = desks[side]
    const ticket = tickets[random(tickets.length)]!
    const field = fields[random(fields.length)]!
    const word = `${String(seed)}-${String(action)}`
    switch (random(10)) {
      case 0:
      case 1:
      case 2:
        desk.set(ticket, field, [word])
        break
      case 3:
      case 4:
        desk.say(ticket, `word ${word}.`)
        break
      case 5: {
        const web = random(2) === 0 ? { [field]: `web ${word}` } : { EATeams: [`web ${word}`] }
        await site.raw('manager', 'PUT', `/ticket/${ticket}`, { CustomFields: web })
        break
      }
      case 6: {
        const running = desk.engine.syncOnce().catch(() => undefined)
        await pause(random(200))
        desk.engine.close()
        desk.deps.db.close()
        await running
        desks[side] = open(side, desk.filesFolder.replace(/\/tickets$/, ''))
        kills += 1
        break
      }
      default:
        await desk.engine.syncOnce()
    }
  }
  site.proxy.follow(null)
  for (const desk of desks) await desk.settle()
  for (const desk of desks) await desk.engine.syncOnce()
  const problems: string[] = []
  const all: Intent[] = []
  for (const ticket of tickets) {
    const server = await readServer(site, ticket)
    for (const desk of desks) {
      const intents = desk.intentsOf(ticket)
      all.push(...intents)
      problems.push(...intents.flatMap((intent) => judge(intent, server)), ...compare(desk, ticket, server))
    }
  }
  const count = (state: string) => all.filter((intent) => intent.state === state).length
  return {
    problems: problems.map((problem) => `plan ${String(seed)}: ${problem}`),
    intents: all.length,
    confirmed: count('confirmed'),
    conflicts: count('conflict'),
    kills,
  }
}

interface ServerTicket {
  readonly fields: ReadonlyMap<string, readonly string[]>
  /** Every value that was ever set, and every text that was ever said. */
  readonly set: readonly string[]
  readonly said: string
}

async function readServer(site: Site, ticket: string): Promise<ServerTicket> {
  const read = async (path: string) => (await site.raw('root', 'GET', path)).json
  const { CustomFields } = (await read(`/ticket/${ticket}`)) as {
    CustomFields: { name: string; values: string[] }[]
  }
  const set: string[] = []
  const said: string[] = []
  for (let page = 1; ; page += 1) {
    const path = `/ticket/${ticket}/history?fields=Type,NewValue&per_page=100&page=${String(page)}`
    const { items } = (await read(path)) as { items: { id: string; Type: string; NewValue: string }[] }
    for (const { id, Type, NewValue } of items) {
      if (Type === 'CustomField') set.push(NewValue)
      if (Type === 'Comment') said.push(await readText(site, id))
    }
    if (items.length < 100) break
  }
  return {
    fields: new Map(CustomFields.map(({ name, values }) => [name, values])),
    set,
    said: said.join('\n'),
  }
}

async function readText(site: Site, transaction: string): Promise<string> {
  const { json } = await site.raw('root', 'GET', `/transaction/${transaction}/attachments?fields=Content`)
  return (json as { items: { Content?: string }[] }).items.map(({ Content = '' }) => Content).join('\n')
}

/** Every intent has zero or one effect, exactly one if confirmed. */
function judge({ id, deed, state }: Intent, { set, said }: ServerTicket): string[] {
  const isSettled = state === 'confirmed' || state === 'conflict' || state === 'refused' || state === 'queued'
  const effects = effectsOf(deed, set, said)
  if (!isSettled) return [`${id} is still ${state}`]
  if (effects > 1) return [`${id} has ${String(effects)} effects`]
  return state === 'confirmed' && effects !== 1 ? [`${id} is confirmed and has no effect`] : []
}

function effectsOf(deed: Intent['deed'], set: readonly string[], said: string): number {
  if (deed.kind === 'message') return said.split(deed.text).length - 1
  if (deed.kind !== 'change' || deed.change.kind !== 'set') return 0
  const [value] = deed.change.mine
  return set.filter((known) => known === value).length
}

/** What is mirrored is what the server holds, and what nobody here owns is as it was. */
function compare(desk: Desk, ticket: string, server: ServerTicket): string[] {
  const rows = desk.deps.db
    .prepare<[string], { name: string; value: string | null }>(
      `select field.name, field.value from ticket_field as field join ticket on ticket.key = field.ticket_key
       where ticket.number = cast(? as integer) order by field.position`,
    )
    .all(ticket)
  const mirrored = new Map<string, string[]>()
  for (const { name, value } of rows) {
    mirrored.set(name, [...(mirrored.get(name) ?? []), ...(value === null ? [] : [value])])
  }
  const differing = [...server.fields].filter(
    ([name, values]) => values.toSorted().join('|') !== (mirrored.get(name) ?? []).toSorted().join('|'),
  )
  const notes = server.fields.get('ReleaseNotes')?.join('')
  return [
    ...differing.map(([name]) => `${name} of ticket ${ticket} is not what the server holds`),
    ...(notes === untouched ? [] : [`the notes of ticket ${ticket} were touched`]),
  ]
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
