import type { Intent } from '../../shared/domain/intent.ts'
import type { Desk } from '../support/open-desk.ts'
import type { Site } from '../support/rt/open-site.ts'

/** What the server holds of one ticket, read past the program and the proxy by somebody who sees everything. */
export interface ServerTicket {
  readonly number: string
  readonly fields: ReadonlyMap<string, readonly string[]>
  /** Every value that was ever set, with the one it replaced. */
  readonly set: readonly { readonly was: string; readonly is: string }[]
  /** Every text that was ever said. */
  readonly said: string
}

export const untouched = 'Not ours to touch.'

export async function readServer(site: Site, number: string): Promise<ServerTicket> {
  const { json } = await site.raw('root', 'GET', `/ticket/${number}`)
  const { CustomFields } = json as { CustomFields: { name: string; values: string[] }[] }
  const history = await readAll<{ Type: string; OldValue: string | null; NewValue: string | null }>(
    site,
    `/ticket/${number}/history?fields=Type,OldValue,NewValue`,
  )
  const texts = await readAll<{ Content?: string }>(site, `/ticket/${number}/attachments?fields=Content`)
  return {
    number,
    fields: new Map(CustomFields.map(({ name, values }) => [name, values])),
    set: history
      .filter(({ Type }) => Type === 'CustomField')
      .map(({ OldValue, NewValue }) => ({ was: OldValue ?? '', is: NewValue ?? '' })),
    said: texts.map(({ Content = '' }) => Content).join('\n'),
  }
}

async function readAll<Row>(site: Site, path: string): Promise<Row[]> {
  const all: Row[] = []
  for (let page = 1; ; page += 1) {
    const { json } = await site.raw('root', 'GET', `${path}&per_page=100&page=${String(page)}`)
    const { items } = json as { items: Row[] }
    all.push(...items)
    if (items.length < 100) return all
  }
}

/** How many tickets have this in their subject; a mark of the operation may stand behind it. */
export async function countTickets(site: Site, subject: string): Promise<number> {
  const query = encodeURIComponent(`Queue = 'sw-rel' AND Subject LIKE '${subject}'`)
  const { json } = await site.raw('root', 'GET', `/tickets?query=${query}`)
  return (json as { items: unknown[] }).items.length
}

/** Whether everything one desk did on a ticket had zero or one effect, exactly one if confirmed, and swept away nothing unseen. */
export function judge(intents: readonly Intent[], server: ServerTicket): string[] {
  const waitsForPerson = intents.some(({ state }) => state === 'conflict' || state === 'refused')
  return intents.flatMap((intent) => [
    ...judgeEffects(intent, effectsOf(intent.deed, server), waitsForPerson),
    ...(intent.state === 'confirmed' ? whatWasSwept(intent, server) : []),
  ])
}

export function judgeEffects({ id, state }: Intent, effects: number, mayWait: boolean): string[] {
  const isSettled = state === 'confirmed' || state === 'conflict' || state === 'refused'
  if (!isSettled && !(state === 'queued' && mayWait)) return [`${id} is still ${state}`]
  if (effects > 1) return [`${id} has ${String(effects)} effects`]
  if (state === 'queued' && effects > 0) return [`${id} waits to be sent and is on the server`]
  return state === 'confirmed' && effects !== 1 ? [`${id} is confirmed and has no effect`] : []
}

function effectsOf(deed: Intent['deed'], { set, said }: ServerTicket): number {
  if (deed.kind === 'message') return said.split(deed.text).length - 1
  if (deed.kind !== 'change' || deed.change.kind !== 'set') return 0
  const [value] = deed.change.mine
  return set.filter(({ is }) => is === value).length
}

/** A confirmed change rests on what its user saw: had it replaced anything else, a colleague's value was lost without a word. */
function whatWasSwept({ id, deed }: Intent, { set }: ServerTicket): string[] {
  if (deed.kind !== 'change' || deed.change.kind !== 'set') return []
  const { base, mine } = deed.change
  const seen = base[0] ?? ''
  return set
    .filter(({ is, was }) => is === mine[0] && was !== seen)
    .map(({ was }) => `${id} replaced «${was}» where its user saw «${seen}»`)
}

/** What is mirrored is what the server holds, and what nobody here owns is as it was. */
export function compareMirror(desk: Desk, { number, fields }: ServerTicket): string[] {
  const rows = desk.deps.db
    .prepare<[string], { name: string; value: string | null }>(
      `select field.name, field.value from ticket_field as field join ticket on ticket.key = field.ticket_key
       where ticket.number = cast(? as integer) order by field.position`,
    )
    .all(number)
  const mirrored = new Map<string, string[]>()
  for (const { name, value } of rows) {
    mirrored.set(name, [...(mirrored.get(name) ?? []), ...(value === null ? [] : [value])])
  }
  const differing = [...fields].filter(
    ([name, values]) => values.toSorted().join('|') !== (mirrored.get(name) ?? []).toSorted().join('|'),
  )
  return [
    ...differing.map(([name]) => `${name} of ticket ${number} is not what the server holds`),
    ...(fields.get('ReleaseNotes')?.join('') === untouched
      ? []
      : [`the notes of ticket ${number} were touched`]),
  ]
}
