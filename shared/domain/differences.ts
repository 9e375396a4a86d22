import { diffWordsWithSpace } from 'diff'
import * as z from 'zod'
import { canonicalJson } from './canonical.ts'
import { describeCritical, type Criterion } from './criterion.ts'

/** The fields of a criterion that are compared, in the order of its form. */
export const differenceFields = [
  'title',
  'document',
  'capability',
  'critical',
  'description',
  'check',
  'report',
  'related',
  'replaces',
  'replacedBy',
  'provenance',
  'provenanceNote',
] as const
export type DifferenceField = (typeof differenceFields)[number]

/** A stretch of words that both texts share, or that one of them alone has. */
export const WordPart = z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })
export type WordPart = z.infer<typeof WordPart>

export const FieldDifference = z.object({ field: z.enum(differenceFields), words: z.array(WordPart) })
export type FieldDifference = z.infer<typeof FieldDifference>

/**
 * How one criterion of the later release came to be, or that it is gone. "renamed" took over one identifier that the
 * later release no longer has, "merged" took over several.
 */
export const CriterionDifference = z.object({
  kind: z.enum(['added', 'removed', 'changed', 'renamed', 'merged']),
  id: z.string(),
  title: z.string().nullable(),
  /** Identifiers of the earlier release it comes from. */
  from: z.array(z.string()),
  fields: z.array(FieldDifference),
})
export type CriterionDifference = z.infer<typeof CriterionDifference>

/** Beyond this many edits two texts count as wholly different: comparing them further helps nobody. */
const maxEdits = 1500

/** Word by word, white space kept, so that the parts put together give both texts back. */
export function compareWords(before: string, after: string): readonly WordPart[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }]
  const parts = diffWordsWithSpace(before, after, { maxEditLength: maxEdits })
  if (parts === undefined) {
    const whole: WordPart[] = [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
    return whole.filter((part) => part.text !== '')
  }
  return joinNeighbours(
    parts.map(({ added, removed, value }) => ({
      kind: removed ? 'removed' : added ? 'added' : 'same',
      text: value,
    })),
  )
}

/** Changed words with nothing but blanks between them are one change: easier to read than every second word. */
function joinNeighbours(parts: readonly WordPart[]): readonly WordPart[] {
  const joined: WordPart[] = []
  let removed = ''
  let added = ''
  const flush = () => {
    if (removed !== '') joined.push({ kind: 'removed', text: removed })
    if (added !== '') joined.push({ kind: 'added', text: added })
    removed = ''
    added = ''
  }
  for (const [index, { kind, text }] of parts.entries()) {
    const between =
      kind === 'same' && text.trim() === '' && removed + added !== '' && index < parts.length - 1
    if (kind === 'removed' || between) removed += text
    if (kind === 'added' || between) added += text
    if (kind === 'same' && !between) {
      flush()
      joined.push({ kind, text })
    }
  }
  flush()
  return joined
}

/** A field as the text that people compare. */
export function fieldText(criterion: Criterion, field: DifferenceField): string {
  switch (field) {
    case 'critical':
      return describeCritical(criterion.critical)
    case 'related':
      return criterion.related
        .map(({ label, url }) => (url === null ? label : `${label} <${url}>`))
        .join('\n')
    case 'replaces':
    case 'replacedBy':
      return criterion[field].join('\n')
    case 'title':
    case 'capability':
      return criterion[field] ?? ''
    case 'document':
    case 'description':
    case 'check':
    case 'report':
    case 'provenance':
    case 'provenanceNote':
      return criterion[field]
  }
}

/** The names of the fields in which two criteria differ. */
export function differingFields(before: Criterion, after: Criterion): readonly DifferenceField[] {
  return differenceFields.filter((field) => canonicalJson(before[field]) !== canonicalJson(after[field]))
}

/** Every differing field, word by word. */
export function compareCriteria(before: Criterion, after: Criterion): readonly FieldDifference[] {
  return differingFields(before, after).map((field) => ({
    field,
    words: [...compareWords(fieldText(before, field), fieldText(after, field))],
  }))
}

/**
 * What differs between two sets of criteria, in the order of the later one, then what is gone. A criterion that took
 * another over (`replaces`) and stands beside it no more counts as renamed or merged, not as added and removed.
 */
export function compareReleases(
  before: readonly Criterion[],
  after: readonly Criterion[],
): readonly CriterionDifference[] {
  const old = new Map(before.map((criterion) => [criterion.id, criterion]))
  const kept = new Set(after.map((criterion) => criterion.id))
  const gone = before.filter((criterion) => !kept.has(criterion.id))
  const takenOver = new Set<string>()
  const differences: CriterionDifference[] = []
  for (const criterion of after) {
    const same = old.get(criterion.id)
    const sources = gone.filter((candidate) => replaces(criterion, candidate.id))
    for (const source of sources) takenOver.add(source.id)
    const difference = differenceOf(criterion, same, sources)
    if (difference) differences.push(difference)
  }
  for (const { id, title } of gone) {
    if (!takenOver.has(id)) differences.push({ kind: 'removed', id, title, from: [id], fields: [] })
  }
  return differences
}

function differenceOf(
  criterion: Criterion,
  same: Criterion | undefined,
  sources: readonly Criterion[],
): CriterionDifference | undefined {
  const { id, title } = criterion
  const from = [...(same ? [same.id] : []), ...sources.map((source) => source.id)]
  const [compared] = same ? [same] : sources
  if (!compared) return { kind: 'added', id, title, from: [], fields: [] }
  const fields = [...compareCriteria(compared, criterion)]
  if (from.length > 1) return { kind: 'merged', id, title, from, fields }
  if (!same) return { kind: 'renamed', id, title, from, fields }
  return fields.length === 0 ? undefined : { kind: 'changed', id, title, from, fields }
}

/** Published lists of predecessors use a star for a whole family, such as MON_PROBE_*. */
function replaces(criterion: Criterion, id: string): boolean {
  return criterion.replaces.some((pattern) =>
    pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : pattern === id,
  )
}
