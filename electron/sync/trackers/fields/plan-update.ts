import { nameOfField } from '../change.ts'
import type { FieldChange } from '../change.ts'
import type { FieldConflict, Difference } from '../outcome.ts'
import type { FieldValues, TrackerTicket } from '../ticket.ts'
import { areEqual, comparable, valuesOf, withoutDoubles } from './field-values.ts'

/** One field to be written: from what stands to what is wanted. */
export interface FieldWrite {
  readonly change: FieldChange
  readonly before: FieldValues
  readonly wanted: FieldValues
}

/** What is to be done about an update, from what stands now. */
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
