import type { FieldChange, FieldRef } from '../change.ts'
import type { FieldWrite } from '../fields/plan-update.ts'
import type { FieldValues, TrackerTicket } from '../ticket.ts'

/** The body of the request. Custom fields go by number: their names may hold anything. */
export function updateBody(ticket: TrackerTicket, writes: readonly FieldWrite[]): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  const custom: Record<string, unknown> = {}
  for (const { change, wanted } of writes) {
    if (change.field.in === 'core') Object.assign(body, coreMember(change.field, wanted))
    else {
      const id = ticket.fields.find(({ name }) => name === change.field.name)?.id
      if (id !== undefined) custom[id] = customValue(change, wanted)
    }
  }
  return Object.keys(custom).length === 0 ? body : { ...body, CustomFields: custom }
}

/** A list replaces the whole set. Null empties a field for one value; with a list it would write empty values. */
function customValue(change: FieldChange, wanted: FieldValues): unknown {
  if (change.kind === 'items' || wanted.length > 1) return wanted
  return wanted[0] ?? null
}

function coreMember(field: Extract<FieldRef, { in: 'core' }>, wanted: FieldValues): Record<string, unknown> {
  const value = wanted[0] ?? ''
  switch (field.name) {
    case 'subject':
      return { Subject: value }
    case 'status':
      return { Status: value }
    case 'owner':
      return { Owner: value === '' ? 'Nobody' : value }
    case 'priority':
      return { Priority: Number(value) }
    case 'due':
      // Read as UTC; other forms are stored raw by some databases and read back as not set.
      return { Due: value === '' ? '1970-01-01 00:00:00' : value.replace('T', ' ').replace('Z', '') }
    case 'minutesWorked':
      return { TimeWorked: Number(value) }
  }
}
