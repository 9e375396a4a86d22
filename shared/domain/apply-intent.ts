import type { FieldChange, FieldRef, Intent } from './intent.ts'
import { isShown } from './intent.ts'
import type { MirroredTicket, TicketField } from './mirrored-ticket.ts'

/** What a field holds; the empty list for one that is not set or not there. */
export function valuesAt(ticket: MirroredTicket, field: FieldRef): readonly string[] {
  if (field.in === 'custom') return ticket.fields.find(({ name }) => name === field.name)?.values ?? []
  switch (field.name) {
    case 'subject':
      return some(ticket.subject)
    case 'status':
      return some(ticket.status)
    case 'owner':
      return some(ticket.owner ?? '')
    case 'priority':
      return [String(ticket.priority)]
    case 'due':
      return some(ticket.due ?? '')
    case 'minutesWorked':
      return [String(ticket.minutesWorked)]
  }
}

/** What a change leaves in a field that holds `before`. */
export function changedValues(before: readonly string[], change: FieldChange): readonly string[] {
  if (change.kind === 'set') return change.mine
  // What is both taken away and added stays in its place, so that a repetition changes nothing.
  const kept = before.filter((value) => change.add.includes(value) || !change.remove.includes(value))
  return [...new Set([...kept, ...change.add])]
}

/** The ticket as it will be when the intent is done; a message or a new ticket changes nothing that stands in it. Pure. */
export function applyIntent(ticket: MirroredTicket, intent: Pick<Intent, 'deed'>): MirroredTicket {
  const { deed } = intent
  if (deed.kind === 'change') {
    const { change } = deed
    return withValues(ticket, change.field, changedValues(valuesAt(ticket, change.field), change))
  }
  if (deed.kind !== 'link') return ticket
  const { link, wanted } = deed
  const others = ticket.links.filter(({ kind, target }) => kind !== link.kind || target !== link.target)
  return { ...ticket, links: wanted === 'there' ? [...others, link] : others }
}

/** The server's last known state with everything under way laid over it, in the order of the user's actions. Pure. */
export function showTicket(server: MirroredTicket, intents: readonly Intent[]): MirroredTicket {
  return intents.filter(({ state }) => isShown(state)).reduce(applyIntent, server)
}

/**
 * What later changes of the same field rest on when `gone` is taken back: the values it rested on itself. Answers the
 * intents that change, with their new base.
 */
export function rebaseAfter(gone: Intent, later: readonly Intent[]): readonly Intent[] {
  if (gone.deed.kind !== 'change' || gone.deed.change.kind !== 'set') return []
  const { field, base } = gone.deed.change
  const next = later.find(
    ({ deed }) =>
      deed.kind === 'change' && deed.change.kind === 'set' && isSameField(deed.change.field, field),
  )
  if (next?.deed.kind !== 'change' || next.deed.change.kind !== 'set') return []
  return [{ ...next, deed: { kind: 'change', change: { ...next.deed.change, base } } }]
}

/** A field of Request Tracker by name, whatever kind it is. */
export function isSameField(one: FieldRef, other: FieldRef): boolean {
  return one.in === other.in && one.name === other.name
}

function withValues(ticket: MirroredTicket, field: FieldRef, values: readonly string[]): MirroredTicket {
  const first = values[0] ?? ''
  if (field.in === 'custom') {
    const changed: TicketField = { name: field.name, values: [...values] }
    const others = ticket.fields.filter(({ name }) => name !== field.name)
    return { ...ticket, fields: [...others, changed].sort((a, b) => (a.name < b.name ? -1 : 1)) }
  }
  switch (field.name) {
    case 'subject':
      return { ...ticket, subject: first }
    case 'status':
      return { ...ticket, status: first }
    case 'owner':
      return { ...ticket, owner: first === '' ? null : first }
    case 'priority':
      return { ...ticket, priority: Number(first) }
    case 'due':
      return { ...ticket, due: first === '' ? null : first }
    case 'minutesWorked':
      return { ...ticket, minutesWorked: Number(first) }
  }
}

function some(value: string): readonly string[] {
  return value === '' ? [] : [value]
}
