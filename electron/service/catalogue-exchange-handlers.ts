import { notFound } from '../../shared/errors.ts'
import type { ReadDb } from '../db/handles.ts'
import { listCriteria } from '../db/tables/criteria.ts'
import { listMappingChanges } from '../db/tables/mapping-changes.ts'
import { listProducts } from '../db/tables/products.ts'
import { getQcRelease, type KeptQcRelease } from '../db/tables/qc-releases.ts'
import { readBundle, writeBundle } from '../usecases/catalogue/exchange/bundle.ts'
import type { CriteriaFile } from '../usecases/catalogue/exchange/criteria-yaml.ts'
import { importBundle } from '../usecases/catalogue/exchange/import-bundle.ts'
import { importMapping } from '../usecases/catalogue/exchange/import-mapping.ts'
import { readReleaseNotes } from '../usecases/catalogue/read-changes.ts'
import { previewTakeIn, takeInCriteria } from '../usecases/catalogue/take-in-criteria.ts'
import { answer, api } from './answer.ts'
import { changedCatalogue } from './catalogue-editing-handlers.ts'
import { catalogueWorkbookHandlers } from './catalogue-workbook-handlers.ts'
import { readBounded, textFile } from './text-file.ts'

const { exchange } = api.catalogue

export const catalogueExchangeHandlers = exchange.router({
  ...catalogueWorkbookHandlers,
  exportYaml: exchange.exportYaml.handler(async ({ context, input }) => {
    const { db } = context.deps
    releaseNamed(db, input.qcReleaseId)
    const { writeCriteriaFiles } = await yamlForm()
    const criteria = listCriteria(db, input.qcReleaseId).map((kept) => kept.criterion)
    const files = writeCriteriaFiles(criteria)
    return {
      files: files.map(
        ({ name, bytes }) => new File([new Uint8Array(bytes)], name, { type: 'application/yaml' }),
      ),
    }
  }),
  exportBundle: exchange.exportBundle.handler(({ context, input }) => {
    const text = answer(writeBundle(context.deps.db, input.qcReleaseId))
    return textFile(text, `${input.qcReleaseId}.catalogue.json`, 'application/json')
  }),
  exportMapping: exchange.exportMapping.handler(async ({ context, input }) => {
    const { db } = context.deps
    const { id } = releaseNamed(db, input.qcReleaseId)
    const { writeMappingCsv } = await csvForm()
    return textFile(
      writeMappingCsv(listProducts(db), listMappingChanges(db, id)),
      `${id}-mapping.csv`,
      'text/csv',
    )
  }),
  exportReleaseNotes: exchange.exportReleaseNotes.handler(({ context, input }) => {
    const { markdown } = answer(readReleaseNotes(context.deps.db, input.qcReleaseId))
    return textFile(markdown, `${input.qcReleaseId}-release-notes.md`, 'text/markdown')
  }),
  previewYaml: exchange.previewYaml.handler(async ({ context, input }) => {
    const { criteria, notes } = await readYamlFiles(input.files)
    const differences = answer(previewTakeIn(context.deps.db, input.qcReleaseId, criteria))
    return { differences: [...differences], notes: [...notes] }
  }),
  importYaml: exchange.importYaml.handler(async ({ context, input }) => {
    const { criteria, notes } = await readYamlFiles(input.files)
    const from = input.files.map((file) => file.name).join(', ')
    const { qcReleaseId, differences } = changedCatalogue(
      context,
      takeInCriteria(context.deps, input.target, criteria, from),
    )
    return { qcReleaseId, differences: [...differences], notes: [...notes] }
  }),
  importBundle: exchange.importBundle.handler(async ({ context, input }) => {
    const bytes = answer(await readBounded(input.file))
    const bundle = answer(readBundle(input.file.name, bytes))
    const outcome = changedCatalogue(context, importBundle(context.deps, bundle))
    return { ...outcome, notes: [...outcome.notes] }
  }),
  importMapping: exchange.importMapping.handler(async ({ context, input }) => {
    const bytes = answer(await readBounded(input.file))
    const { readMappingCsv } = await csvForm()
    const mapping = answer(readMappingCsv(input.file.name, bytes))
    const { changed, skipped } = changedCatalogue(
      context,
      importMapping(context.deps, input.qcReleaseId, mapping),
    )
    return { changed, skipped: [...skipped] }
  }),
})

// The readers and writers of foreign forms take time to load: only when they are wanted.
const yamlForm = () => import('../usecases/catalogue/exchange/criteria-yaml.ts')
const csvForm = () => import('../usecases/catalogue/exchange/mapping-csv.ts')

async function readYamlFiles(files: readonly File[]) {
  const { readCriteriaFiles } = await yamlForm()
  const read: CriteriaFile[] = []
  for (const file of files) read.push({ name: file.name, bytes: answer(await readBounded(file)) })
  return answer(readCriteriaFiles(read))
}

function releaseNamed(db: ReadDb, id: string): KeptQcRelease {
  return getQcRelease(db, id) ?? answer<never>(notFound(`QC release ${id}`))
}
