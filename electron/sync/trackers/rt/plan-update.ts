import { nameOfField } from '../change.ts'
import type { FieldChange, FieldRef } from '../change.ts'
import type { FieldConflict, Difference } from '../outcome.ts'
import type { FieldValues, TrackerTicket } from '../ticket.ts'
import { areEqual, comparable, valuesOf, withoutDoubles } from './field-values.ts'

/** One field to be written: from what stands to what is wanted. */
export interface FieldWrite {
  readonly change: FieldChange
  readonly before: FieldValues
  readonly wanted: FieldValues
}

export interface UpdatePlan {
  readonly writes: readonly FieldWrite[]
  readonly conflicts: readonly FieldConflict[]
  /** Fields the ticket does not have. */
  readonly missing: readonly Difference[]
}

/** Lays the changes over what stands: done already, to be written, or in conflict with somebody else's. Pure. */
export function planUpdate(ticket: TrackerTicket, changes: readonly FieldChange[]): UpdatePlan {
  const writes: FieldWrite[] = []
  const conflicts: FieldConflict[] = []
  const missing: Difference[] = []
  for (const change of changes) {
    const stands = valuesOf(ticket, change.field)
    if (stands === null) {
      missing.push({
        what: nameOfField(change.field),
        wanted: 'a value',
        stands: 'no such field on this ticket',
      })
      continue
    }
    const wanted = wantedValues(change, stands)
    if (areEqual(stands, wanted)) continue
    if (change.kind === 'items' || areEqual(stands, change.base))
      writes.push({ change, before: stands, wanted })
    else conflicts.push({ field: change.field, base: change.base, mine: change.mine, theirs: stands, stands })
  }
  return { writes, conflicts, missing }
}

function wantedValues(change: FieldChange, stands: FieldValues): FieldValues {
  if (change.kind === 'set') return withoutDoubles(change.mine)
  const removed = new Set(change.remove.map(comparable))
  const kept = stands.filter((value) => !removed.has(comparable(value)))
  return withoutDoubles([...kept, ...change.add])
}

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
