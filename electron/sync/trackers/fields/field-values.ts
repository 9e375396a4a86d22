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

/** Equal but for the order, which is that of first writing on the server. Line ends and outer blanks are its own. */
export function areEqual(a: FieldValues, b: FieldValues): boolean {
  const left = a.map(comparable).toSorted()
  const right = b.map(comparable).toSorted()
  return left.length === right.length && left.every((value, index) => value === right[index])
}

/** Without values that are there already: the server drops them, but two writers at once can leave a value twice. */
export function withoutDoubles(values: FieldValues): FieldValues {
  const seen = new Set<string>()
  return values.filter((value) => {
    const key = comparable(value)
    return !seen.has(key) && seen.add(key)
  })
}

/** A value as it is compared: line ends, outer blanks and the form of letters are the server's own. */
export function comparable(value: string): string {
  return value.replace(/\r\n?/g, '\n').trim().normalize('NFC')
}

/** Values in a sentence. */
export function listed(values: FieldValues): string {
  return values.length === 0 ? '(empty)' : values.join(', ')
}
