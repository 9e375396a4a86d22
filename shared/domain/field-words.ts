import type { FieldRef } from './intent.ts'
import { formatMinutes } from './work-time.ts'

type CoreName = Extract<FieldRef, { in: 'core' }>['name']

/** What people call the fields every ticket has. */
const coreFieldNames: Readonly<Record<CoreName, string>> = {
  subject: 'Subject',
  status: 'Status',
  owner: 'Owner',
  priority: 'Priority',
  due: 'Due',
  minutesWorked: 'Time worked',
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
