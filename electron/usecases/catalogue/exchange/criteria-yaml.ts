import { Document } from 'yaml'
import { Criterion, criterionIdPattern, Provenance } from '../../../../shared/domain/criterion.ts'
import { canonicalJson } from '../../../../shared/domain/canonical.ts'
import { compareDocuments } from '../../../../shared/domain/mapping.ts'
import { invalid, success, type Result } from '../../../../shared/errors.ts'
import { readCritical, writeCritical } from '../../../../shared/domain/critical-text.ts'
import { documentOfFile, fileOfDocument } from './document-files.ts'
import {
  readRelated,
  readRevision,
  writeRelated,
  writeRevision,
} from '../../../../shared/domain/related-text.ts'
import { readYaml, type YamlTree } from './yaml-tree.ts'

/** One file of a set of criteria. */
export interface CriteriaFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface ReadCriteria {
  readonly criteria: readonly Criterion[]
  /** What was in the files and could not be kept, in words. */
  readonly notes: readonly string[]
}

/**
 * Reads criteria in the YAML form of the public QC repository: all files, or none and the place of the fault.
 * They come in the order of their documents, within a document in that of the file.
 */
export function readCriteriaFiles(files: readonly CriteriaFile[]): Result<ReadCriteria> {
  const criteria: Criterion[] = []
  const notes: string[] = []
  const seen = new Map<string, string>()
  for (const file of files) {
    const tree = readYaml(file.name, file.bytes)
    if (!tree.ok) return tree
    if (!Array.isArray(tree.value)) return invalid(`${file.name} is not a list of criteria.`, file.name)
    for (const [index, item] of (tree.value as readonly YamlTree[]).entries()) {
      const read = readCriterion(file.name, index, item)
      if (!read.ok) return read
      const { criterion, unknownKeys } = read.value
      const other = seen.get(criterion.id)
      if (other !== undefined) return invalid(`${criterion.id} stands in ${other} and again in ${file.name}.`)
      seen.set(criterion.id, file.name)
      criteria.push(criterion)
      for (const key of unknownKeys)
        notes.push(`${criterion.id}: the key "${key}" is not known and was left out.`)
    }
  }
  return success({ criteria: criteria.sort((a, b) => compareDocuments(a.document, b.document)), notes })
}

/** Writes criteria in that form, one file a criteria document. The same criteria give the same bytes. */
export function writeCriteriaFiles(criteria: readonly Criterion[]): readonly CriteriaFile[] {
  const files = Map.groupBy(criteria, (criterion) => fileOfDocument(criterion.document))
  return [...files]
    .sort(([, a], [, b]) => compareDocuments(a[0]?.document ?? '', b[0]?.document ?? ''))
    .map(([name, listed]) => ({ name, bytes: new TextEncoder().encode(writeFile(listed)) }))
}

const knownKeys = new Set([
  'id',
  'critical',
  'name',
  'desc',
  'passfail',
  'testing',
  'report',
  'related',
  'revision',
  'document',
  'capability',
  'replaces',
  'replaced_by',
  'provenance',
  'provenance_note',
])

function readCriterion(
  file: string,
  index: number,
  item: YamlTree,
): Result<{ readonly criterion: Criterion; readonly unknownKeys: readonly string[] }> {
  if (!(item instanceof Map))
    return invalid(`Entry ${String(index + 1)} of ${file} is not a criterion.`, file)
  const entry = item as ReadonlyMap<string, YamlTree>
  const id = textOf(entry.get('id')).trim()
  if (!criterionIdPattern.test(id)) {
    return invalid(`Entry ${String(index + 1)} of ${file} has no identifier such as QC_DOC_1: "${id}".`, file)
  }
  const ours = entry.has('document')
  const text = (key: string) => (ours ? blockText : publicText)(textOf(entry.get(key)))
  const testing = text('testing')
  const name = textOf(entry.get('name'))
  const read = Criterion.safeParse({
    id,
    title: name === '' ? null : ours ? name : name.trim(),
    document: ours ? textOf(entry.get('document')) : documentOfFile(file),
    capability: entry.has('capability') ? textOf(entry.get('capability')) : null,
    critical: readCritical(entry.has('critical') ? textOf(entry.get('critical')) : null),
    description: text('desc'),
    check: [text('passfail'), testing].filter((part) => part !== '').join('\n\n'),
    report: text('report'),
    related: relatedOf(entry.get('related')),
    replaces: entry.has('replaces')
      ? listOf(entry.get('replaces'))
      : readRevision(textOf(entry.get('revision'))),
    replacedBy: listOf(entry.get('replaced_by')),
    provenance: Provenance.safeParse(entry.get('provenance')).data ?? 'published',
    provenanceNote: blockText(textOf(entry.get('provenance_note'))),
  } satisfies Record<keyof Criterion, unknown>)
  if (!read.success)
    return invalid(`${id} in ${file} cannot be read: ${read.error.issues[0]?.message ?? ''}`, file)
  return success({
    criterion: read.data,
    unknownKeys: [...entry.keys()].filter((key) => !knownKeys.has(key)),
  })
}

function relatedOf(tree: YamlTree | undefined) {
  if (!Array.isArray(tree)) return readRelated(textOf(tree))
  return (tree as readonly YamlTree[]).map((item) => {
    const entry = item instanceof Map ? (item as ReadonlyMap<string, YamlTree>) : new Map<string, YamlTree>()
    return { label: textOf(entry.get('label')), url: entry.has('url') ? textOf(entry.get('url')) : null }
  })
}

function textOf(tree: YamlTree | undefined): string {
  return typeof tree === 'string' ? tree : ''
}

function listOf(tree: YamlTree | undefined): readonly string[] {
  return Array.isArray(tree) ? (tree as readonly YamlTree[]).map(textOf) : []
}

/** Blocks of our own files end with one line break that is not part of the text. */
function blockText(text: string): string {
  return text.endsWith('\n') ? text.slice(0, -1) : text
}

/** Public files have blanks at line ends and coloured labels in HTML; the label's word stays, in bold. */
function publicText(text: string): string {
  return text
    .replace(/<span class="label label-\w+">([^<]*)<\/span>/g, '**$1**')
    .replace(/[ \t]+$/gm, '')
    .trim()
}

function writeFile(criteria: readonly Criterion[]): string {
  const document = new Document(criteria.map(entryOf))
  return document.toString({ lineWidth: 0, blockQuote: 'literal' })
}

/** Keys of the public form first; ours only where a value would be lost without them. */
function entryOf(criterion: Criterion): Record<string, unknown> {
  const related = writeRelated(criterion.related)
  const revision = writeRevision(criterion.replaces)
  const entry = {
    id: criterion.id,
    critical: writeCritical(criterion.critical),
    name: criterion.title ?? undefined,
    desc: blockOf(criterion.description),
    passfail: blockOf(criterion.check),
    report: blockOf(criterion.report),
    related: isSame(readRelated(related), criterion.related) ? blockOf(related) : linksOf(criterion.related),
    revision: revision === '' ? undefined : revision,
    replaces: isSame(readRevision(revision), criterion.replaces) ? undefined : criterion.replaces,
    document: criterion.document,
    capability: criterion.capability ?? undefined,
    replaced_by: criterion.replacedBy.length === 0 ? undefined : criterion.replacedBy,
    provenance: criterion.provenance,
    provenance_note: blockOf(criterion.provenanceNote),
  }
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined))
}

function linksOf(related: Criterion['related']) {
  return related.map(({ label, url }) => (url === null ? { label } : { label, url }))
}

function blockOf(text: string): string | undefined {
  if (text === '') return undefined
  return text.includes('\n') ? `${text}\n` : text
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b)
}
