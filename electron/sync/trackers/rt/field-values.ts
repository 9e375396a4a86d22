import type { FieldRef } from '../change.ts'
import type { CoreField, FieldValues, TrackerTicket } from '../ticket.ts'

/** What the ticket holds in a field; null when it has no such field. */
export function valuesOf(ticket: TrackerTicket, field: FieldRef): FieldValues | null {
  if (field.in === 'custom') return ticket.fields.find(({ name }) => name === field.name)?.values ?? null
  return coreValues(ticket, field.name)
}

function coreValues(ticket: TrackerTicket, name: CoreField): FieldValues {
  switch (name) {
    case 'subject':
      return some(ticket.subject)
    case 'status':
      return some(ticket.status)
    case 'owner':
      return some(ticket.owner)
    case 'priority':
      return [String(ticket.priority)]
    case 'due':
      return some(ticket.due)
    case 'minutesWorked':
      return [String(ticket.minutesWorked)]
  }
}

function some(value: string | null): FieldValues {
  return value === null || value === '' ? [] : [value]
}

/** Equal as sets: the server keeps the order of first writing. Line ends and outer blanks are its own. */
export function areEqual(a: FieldValues, b: FieldValues): boolean {
  const left = new Set(a.map(comparable))
  const right = new Set(b.map(comparable))
  return left.size === right.size && [...left].every((value) => right.has(value))
}

export function comparable(value: string): string {
  return value.replace(/\r\n?/g, '\n').trim().normalize('NFC')
}

export function listed(values: FieldValues): string {
  return values.length === 0 ? '(empty)' : values.join(', ')
}
