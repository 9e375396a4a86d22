import { coreFieldsInHistory } from '../../../../shared/domain/field-words.ts'
import { nameOfField } from '../change.ts'
import type { FieldChange, FieldRef } from '../change.ts'
import { areEqual, comparable, listed, valuesOf, withoutDoubles } from '../fields/field-values.ts'
import type { FieldWrite } from '../fields/plan-update.ts'
import type { Difference, FieldConflict } from '../outcome.ts'
import type { FieldValues, TrackerTicket, TrackerTransaction } from '../ticket.ts'

/** Each written field is in one of the four. */
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
  const isMine = areEqual(stands, wanted)
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
  const stands = valuesOf(after, change.field) ?? []
  const isPresent = memberOf(stands)
  const lacking = change.add.filter((value) => !isPresent(value))
  const left = change.remove.filter(isPresent)
  // My list replaced the whole set: what others added at that moment went with it, and what they removed came back.
  const mine = entries.filter(({ creator }) => creator === me)
  const [isKept, isAdded, isRemoved] = [memberOf(wanted), memberOf(change.add), memberOf(change.remove)]
  const swept = mine
    .filter(({ oldValue, newValue }) => oldValue !== '' && newValue === '')
    .map(({ oldValue }) => oldValue)
    .filter((value) => !isKept(value) && !isRemoved(value) && !isPresent(value))
  const revived = mine
    .map(({ newValue }) => newValue)
    .filter((value) => value !== '' && isKept(value) && !isAdded(value) && isPresent(value))
  const isDoubled = withoutDoubles(stands).length < stands.length
  const mustMend = isDoubled || swept.length > 0 || revived.length > 0
  if (lacking.length === 0 && left.length === 0 && !mustMend) return 'done'
  // The entry of another one's write comes a moment after its effect: that mine was taken is enough.
  const isTaken =
    lacking.some(memberOf(entries.map(({ newValue }) => newValue))) ||
    left.some(memberOf(entries.map(({ oldValue }) => oldValue)))
  if (isTaken || mustMend || entries.some(({ creator }) => creator !== me))
    return {
      ...change,
      add: withoutDoubles([...change.add, ...swept]),
      remove: withoutDoubles([...change.remove, ...revived]),
    }
  return { what: nameOfField(change.field), wanted: listed(wanted), stands: listed(stands) }
}

function memberOf(values: FieldValues): (value: string) => boolean {
  const known = new Set(values.map(comparable))
  return (value) => known.has(comparable(value))
}

function entriesOf(field: FieldRef, { after, entries }: Evidence): readonly TrackerTransaction[] {
  if (field.in === 'custom') {
    const id = after.fields.find(({ name }) => name === field.name)?.id
    return entries.filter((entry) => entry.type === 'CustomField' && entry.field === id)
  }
  // A new owner makes a second entry, of the watchers.
  const name = coreFieldsInHistory[field.name]
  return entries.filter((entry) => entry.field === name && !entry.type.endsWith('Watcher'))
}
