import { nameOfField } from '../change.ts'
import type { FieldChange, FieldRef } from '../change.ts'
import type { Difference, FieldConflict } from '../outcome.ts'
import type { CoreField, FieldValues, TrackerTicket, TrackerTransaction } from '../ticket.ts'
import { areEqual, comparable, listed, valuesOf } from './field-values.ts'
import type { FieldWrite } from './plan-update.ts'

export interface Judgement {
  readonly done: readonly FieldWrite[]
  /** Somebody else's write to the same field was taken together with mine. */
  readonly conflicts: readonly FieldConflict[]
  /** The server kept something else, and nobody else wrote. */
  readonly differences: readonly Difference[]
  /** What is still to be done about fields with many values, where others' values can be kept. */
  readonly again: readonly FieldChange[]
}

interface Evidence {
  readonly after: TrackerTicket
  /** Entries of the history since the version the write was conditional on. */
  readonly entries: readonly TrackerTransaction[]
  /** My login; null when it is not known, and then only what was written tells. */
  readonly me: string | null
}

/**
 * What became of a write that the server accepted, from the ticket and its history. Two conditional writes that arrive
 * within some 40 ms are both accepted: only the history shows it. Pure.
 */
export function judgeUpdate(writes: readonly FieldWrite[], evidence: Evidence): Judgement {
  const verdicts = writes.map((write) => ({ write, verdict: judgeOne(write, evidence) }))
  return {
    done: verdicts.flatMap(({ write, verdict }) => (verdict === 'done' ? [write] : [])),
    conflicts: verdicts.flatMap(({ verdict }) =>
      typeof verdict === 'object' && 'theirs' in verdict ? [verdict] : [],
    ),
    differences: verdicts.flatMap(({ verdict }) =>
      typeof verdict === 'object' && 'what' in verdict ? [verdict] : [],
    ),
    again: verdicts.flatMap(({ verdict }) =>
      typeof verdict === 'object' && 'kind' in verdict ? [verdict] : [],
    ),
  }
}

type Verdict = 'done' | FieldConflict | Difference | FieldChange

function judgeOne(write: FieldWrite, evidence: Evidence): Verdict {
  const entries = entriesOf(write.change.field, evidence)
  return write.change.kind === 'items'
    ? judgeItems(write, write.change, entries, evidence)
    : judgeSet(write, write.change, entries, evidence)
}

function judgeSet(
  { before, wanted }: FieldWrite,
  change: Extract<FieldChange, { kind: 'set' }>,
  entries: readonly TrackerTransaction[],
  { after, me }: Evidence,
): Verdict {
  const stands = valuesOf(after, change.field) ?? []
  const isMine = areEqual(stands, wanted) && stands.length <= Math.max(1, wanted.length)
  const others = entries.filter((entry) => isForeign(entry, change, entries, me))
  if (isMine && others.length === 0) return 'done'
  if (others.length > 0 || stands.length > Math.max(1, wanted.length)) {
    const written = others.map(({ newValue }) => newValue).filter((value) => value !== '')
    const theirs = isMine ? written.slice(-1) : stands.filter((value) => !wanted.includes(value))
    return { field: change.field, base: change.base, mine: change.mine, theirs, stands }
  }
  // It moved and no entry says by whom: an entry can be hidden, and is written a moment after its value.
  const wasTaken = entries.some(({ newValue }) => areEqual(some(newValue), wanted))
  if (wasTaken || (entries.length === 0 && !areEqual(stands, before)))
    return { field: change.field, base: change.base, mine: change.mine, theirs: stands, stands }
  return { what: nameOfField(change.field), wanted: listed(wanted), stands: listed(stands) }
}

function some(value: string): FieldValues {
  return value === '' ? [] : [value]
}

/** Mine is one entry that ends in what I wanted; the same login may also be at work elsewhere. */
function isForeign(
  entry: TrackerTransaction,
  change: Extract<FieldChange, { kind: 'set' }>,
  entries: readonly TrackerTransaction[],
  me: string | null,
): boolean {
  if (me !== null && entry.creator !== me) return true
  // Owners stand in the history by number, dates and cut texts in another form: there only one entry can be mine.
  const isPlain = change.field.in === 'custom' || change.field.name === 'status'
  if (!isPlain) return entries.length > 1 && entry !== entries.at(-1)
  const value = comparable(entry.newValue)
  return value !== '' && change.mine.length > 0 && !change.mine.some((mine) => comparable(mine) === value)
}

function judgeItems(
  { wanted }: FieldWrite,
  change: Extract<FieldChange, { kind: 'items' }>,
  entries: readonly TrackerTransaction[],
  { after, me }: Evidence,
): Verdict {
  const present = new Set((valuesOf(after, change.field) ?? []).map(comparable))
  const lacking = change.add.filter((value) => !present.has(comparable(value)))
  const left = change.remove.filter((value) => present.has(comparable(value)))
  // My list replaced the whole set: what another one added at that moment went with it.
  const swept = entries
    .filter(({ creator, oldValue, newValue }) => creator === me && oldValue !== '' && newValue === '')
    .map(({ oldValue }) => oldValue)
    .filter((value) => !change.remove.some((own) => comparable(own) === comparable(value)))
    .filter((value) => !present.has(comparable(value)))
  if (lacking.length === 0 && left.length === 0 && swept.length === 0) return 'done'
  // The entry of another one's write comes a moment after its effect.
  const wasTaken = lacking.some((value) =>
    entries.some(({ newValue }) => comparable(newValue) === comparable(value)),
  )
  if (wasTaken || swept.length > 0 || entries.some(({ creator }) => creator !== me))
    return { ...change, add: [...new Set([...change.add, ...swept])] }
  const stands = valuesOf(after, change.field) ?? []
  return { what: nameOfField(change.field), wanted: listed(wanted), stands: listed(stands) }
}

const coreEntryFields: Readonly<Record<CoreField, string>> = {
  subject: 'Subject',
  status: 'Status',
  owner: 'Owner',
  priority: 'Priority',
  due: 'Due',
  minutesWorked: 'TimeWorked',
}

function entriesOf(field: FieldRef, { after, entries }: Evidence): readonly TrackerTransaction[] {
  if (field.in === 'custom') {
    const id = after.fields.find(({ name }) => name === field.name)?.id
    return entries.filter((entry) => entry.type === 'CustomField' && entry.field === id)
  }
  // A new owner makes a second entry, of the watchers.
  const name = coreEntryFields[field.name]
  return entries.filter((entry) => entry.field === name && !entry.type.endsWith('Watcher'))
}
