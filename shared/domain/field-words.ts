import type { FieldRef } from './intent.ts'
import { formatMinutes } from './work-time.ts'

export type CoreName = Extract<FieldRef, { in: 'core' }>['name']

/** What people call the fields every ticket has. */
export const coreFieldNames: Readonly<Record<CoreName, string>> = {
  subject: 'Subject',
  status: 'Status',
  owner: 'Owner',
  priority: 'Priority',
  due: 'Due',
  minutesWorked: 'Time worked',
}

/** What the history of Request Tracker calls them; proofs rest on it, so it is no list of words for people. */
export const coreFieldsInHistory: Readonly<Record<CoreName, string>> = {
  subject: 'Subject',
  status: 'Status',
  owner: 'Owner',
  priority: 'Priority',
  due: 'Due',
  minutesWorked: 'TimeWorked',
}

/** The field every ticket has that a person means by its name here or in the data; null for none. */
export function coreNameOf(text: string): CoreName | null {
  const asked = text.trim().toLowerCase()
  const names = Object.keys(coreFieldNames) as CoreName[]
  return (
    names.find((name) => [name, coreFieldNames[name]].some((known) => known.toLowerCase() === asked)) ?? null
  )
}

export function nameOfField(field: FieldRef): string {
  return field.in === 'core' ? coreFieldNames[field.name] : field.name
}

/** The values of a field as a person reads them. Moments stand in UTC. */
export function wordsOfValues(field: FieldRef, values: readonly string[]): string {
  const [first] = values
  if (first === undefined) return field.in === 'core' && field.name === 'owner' ? 'nobody' : 'not set'
  if (field.in === 'core' && field.name === 'minutesWorked') return formatMinutes(Number(first))
  if (field.in === 'core' && field.name === 'due') return first.replace('T', ' ').replace(/:\d\dZ$/, ' UTC')
  return values.join(', ')
}
