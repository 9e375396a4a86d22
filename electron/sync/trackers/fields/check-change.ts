import { nameOfField } from '../change.ts'
import type { FieldChange } from '../change.ts'

/** Request Tracker cuts longer subjects without a word; the other servers get none either. */
export const longestSubject = 200

/**
 * What a server would take and garble: text as a number becomes 0, a strange date clears the field, an empty text is stored
 * as a value. One sentence, or null when all is well.
 */
export function whyNotSendable(changes: readonly FieldChange[]): string | null {
  const names = changes.map(({ field }) => `${field.in}.${field.name}`)
  if (changes.length === 0) return 'Nothing is to be changed.'
  if (new Set(names).size !== names.length) return 'A field is named twice.'
  for (const change of changes) {
    const values = change.kind === 'set' ? change.mine : [...change.add, ...change.remove]
    const name = nameOfField(change.field)
    if (values.some((value) => value.trim() === '')) return `${name}: an empty text is not a value.`
    if (change.kind === 'set' && change.field.in === 'core') {
      const reason = whyNotCore(change.field.name, values)
      if (reason !== null) return reason
    }
  }
  return null
}

function whyNotCore(name: string, values: readonly string[]): string | null {
  const value = values[0]
  if (values.length > 1) return `${name} takes one value.`
  if (value === undefined) return name === 'owner' || name === 'due' ? null : `${name} cannot be empty.`
  switch (name) {
    case 'subject':
      return whyNotSubject(value)
    case 'priority':
    case 'minutesWorked':
      return /^\d{1,9}$/.test(value) ? null : `${name} is a whole number.`
    case 'due':
      return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) && !Number.isNaN(Date.parse(value))
        ? null
        : 'due is a moment in UTC, such as 2026-12-31T12:00:00Z.'
    default:
      return null
  }
}

/** Why a text cannot be the subject of a ticket, in one sentence; null when it can. */
export function whyNotSubject(subject: string): string | null {
  if (subject.trim() === '') return 'A subject is not empty.'
  if (/[\r\n]/.test(subject)) return 'A subject is one line.'
  return Array.from(subject).length > longestSubject
    ? `A subject has at most ${longestSubject} characters.`
    : null
}
