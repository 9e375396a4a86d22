import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { Criterion } from '../../../shared/domain/criterion.ts'
import { compareDocuments, MappingChange } from '../../../shared/domain/mapping.ts'
import { Capability, Product } from '../../../shared/domain/product.ts'
import { QcRelease } from '../../../shared/domain/qc-release.ts'

const HistoryTarget = z.object({
  platform: z.string(),
  arch: z.string(),
  ticket: z.number().int().nullable(),
})

/** The bare facts of a published UMD release, without the texts of its record. */
const HistoryRelease = z.object({
  version: z.string(),
  date: z.string(),
  entries: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      version: z.string(),
      provider: z.string(),
      capabilityTags: z.array(z.string()),
      targets: z.array(HistoryTarget),
    }),
  ),
})
export type HistoryRelease = z.infer<typeof HistoryRelease>

/** What ships with the program, checked; `digest` tells whether a database has this very catalogue. */
export interface BuiltInCatalogue {
  readonly digest: string
  readonly capabilities: readonly Capability[]
  readonly products: readonly Product[]
  readonly qcReleases: readonly QcRelease[]
  readonly criteria: ReadonlyMap<string, readonly Criterion[]>
  readonly mapping: readonly MappingChange[]
  readonly history: readonly HistoryRelease[]
}

/** Digest of the catalogue's files, without parsing them: cheap enough for every start. */
export function digestOfBuiltIn(templatesFolder: string): string {
  const hash = createHash('sha256')
  for (const file of catalogueFiles) hash.update(readFileSync(join(templatesFolder, file)))
  return hash.digest('hex')
}

/** Reads and checks the catalogue in `templates/`. Throws when a file there is wrong: that is a bug of ours. */
export function readBuiltIn(templatesFolder: string): BuiltInCatalogue {
  const read = <T>(file: CatalogueFile, schema: z.ZodType<T>): T =>
    schema.parse(JSON.parse(readFileSync(join(templatesFolder, file), 'utf8')))
  return {
    digest: digestOfBuiltIn(templatesFolder),
    capabilities: read('catalogue/capabilities.json', z.array(Capability)),
    products: read('catalogue/products.json', z.array(Product)),
    qcReleases: read('catalogue/qc-releases.json', z.array(QcRelease)),
    criteria: new Map([
      [
        'QC3',
        // Published identifiers first within each document, then Proviso's own that stand for the unknown rest.
        [
          ...read('catalogue/criteria/QC3.json', z.array(Criterion)),
          ...read('catalogue/criteria/RC.json', z.array(Criterion)),
        ].sort((a, b) => compareDocuments(a.document, b.document)),
      ],
      ['QC7', read('catalogue/criteria/QC7.json', z.array(Criterion))],
    ]),
    mapping: read('catalogue/mapping.json', z.array(MappingChange)),
    history: read('history/umd.json', z.array(HistoryRelease)),
  }
}

const catalogueFiles = [
  'catalogue/capabilities.json',
  'catalogue/products.json',
  'catalogue/qc-releases.json',
  'catalogue/criteria/QC3.json',
  'catalogue/criteria/QC7.json',
  'catalogue/criteria/RC.json',
  'catalogue/mapping.json',
  'history/umd.json',
] as const
type CatalogueFile = (typeof catalogueFiles)[number]
