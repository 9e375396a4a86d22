import { extname } from 'node:path'
import type { ChangeKind, ChangeSource } from '../../shared/domain/criterion-change.ts'
import type { CriterionDifference } from '../../shared/domain/differences.ts'
import { readRecordFile } from './import-command.ts'
import { CommandFailure, type Output } from './output.ts'
import type { Client, Session } from './session.ts'

export interface CatalogueImport {
  readonly as?: string
  readonly into?: string
  readonly title?: string
  readonly majors: readonly number[]
  readonly source?: ChangeSource
  readonly link: string
  readonly kind: ChangeKind
  readonly note: string
  readonly preview?: boolean
}

/** Takes in what the files' endings say: criteria together, or one bundle, or one mapping. */
export async function importCatalogue(
  { client }: Session,
  paths: readonly string[],
  options: CatalogueImport,
  output: Output,
): Promise<void> {
  const files: File[] = []
  for (const path of paths) files.push(await readRecordFile(path))
  const endings = new Set(files.map((file) => extname(file.name).toLowerCase().replace('.yml', '.yaml')))
  const [ending] = endings
  if (endings.size !== 1) throw new CommandFailure('Give files of one kind at a time.', 2)
  const [first] = files
  if (ending === '.yaml') await importCriteria(client, files, options, output)
  else if (first && files.length > 1) throw new CommandFailure('Give one such file at a time.', 2)
  else if (first && ending === '.json') await importBundle(client, first, output)
  else if (first && ending === '.csv') await importMapping(client, first, options, output)
  else throw new CommandFailure('Criteria end in .yaml, a bundle in .json, a mapping in .csv.', 2)
}

async function importCriteria(
  client: Client,
  files: File[],
  options: CatalogueImport,
  output: Output,
): Promise<void> {
  const { exchange } = client.catalogue
  if (options.preview === true) {
    const preview = await exchange.previewYaml({ files, qcReleaseId: options.into ?? null })
    output.answer(preview, describe(preview))
    return
  }
  const taken = await exchange.importYaml({ files, target: targetOf(options) })
  output.answer(taken, [`${taken.qcReleaseId}: taken in.`, ...describe(taken)])
}

function targetOf(options: CatalogueImport) {
  const { as: version, into, source, link, kind, note } = options
  if (version !== undefined) {
    const title = options.title ?? `Quality Criteria release ${version}`
    const draft = { version, title, date: null, umdMajors: [...options.majors], note }
    return { kind: 'new' as const, draft }
  }
  if (into === undefined) throw new CommandFailure('Say --as VERSION for a new draft, or --into a draft.', 2)
  if (source === undefined) throw new CommandFailure('Say by --source where the changes come from.', 2)
  return { kind: 'draft' as const, qcReleaseId: into, reason: { source, link, kind, note } }
}

async function importBundle(client: Client, file: File, output: Output): Promise<void> {
  const outcome = await client.catalogue.exchange.importBundle({ file })
  output.answer(outcome, [
    `${outcome.qcReleaseId} ${outcome.change}: ${String(outcome.criteria)} criteria.`,
    ...outcome.notes.map((note) => `  note: ${note}`),
  ])
}

async function importMapping(
  client: Client,
  file: File,
  options: CatalogueImport,
  output: Output,
): Promise<void> {
  if (options.into === undefined) throw new CommandFailure('Say by --into which QC release it belongs to.', 2)
  const outcome = await client.catalogue.exchange.importMapping({ file, qcReleaseId: options.into })
  output.answer(outcome, [
    `${String(outcome.changed)} changes.`,
    ...outcome.skipped.map((sentence) => `  skipped: ${sentence}`),
  ])
}

function describe(taken: {
  readonly differences: readonly CriterionDifference[]
  readonly notes: readonly string[]
}): readonly string[] {
  return [
    ...taken.differences.map(({ kind, id, fields }) => {
      const what = kind === 'changed' ? `: ${fields.map(({ field }) => field).join(', ')}` : ''
      return `  ${kind} ${id}${what}`
    }),
    ...taken.notes.map((note) => `  note: ${note}`),
  ]
}
