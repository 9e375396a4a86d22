import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ReadDb } from '../../electron/db/handles.ts'
import { listPpasOfRelease } from '../../electron/db/tables/ppas.ts'
import { listProducts } from '../../electron/db/tables/products.ts'
import { getQcRelease } from '../../electron/db/tables/qc-releases.ts'
import { productTemplateModel } from '../../electron/documents/catalogue/product-template.ts'
import type { DocumentModel } from '../../electron/documents/document-model.ts'
import { planSheets } from '../../electron/documents/sheets.ts'
import { fontName, ink, verdictTones } from '../../electron/documents/workbook-colours.ts'
import { openService } from '../../electron/service/open-service.ts'
import { readProductTemplate } from '../../electron/usecases/catalogue/product-template.ts'
import { readTemplateModel } from '../../electron/usecases/report/documents.ts'
import { templatesFolder } from '../support/folders.ts'
import { valueOf } from '../support/run.ts'
import { withFolder } from './bench-folder.ts'
import { buildDocuments } from './build-documents.ts'
import { runChild } from './child.ts'
import { compareWorkbooks } from './compare-workbooks.ts'
import { ensurePeer, succeeds } from './debian.ts'
import { alternate, compare } from './measure.ts'
import type { BenchOptions, Figure } from './measure.ts'

/** The one of the built-in history with most products. */
const largestRelease = '1.0.0'

/** Not whichever comes first on the path: the Debian packages are of this one. */
const python = '/usr/bin/python3'
const peerScript = join(import.meta.dirname, 'peer-workbooks.py')
const ourScript = fileURLToPath(import.meta.resolve('./workbooks-child.ts'))

interface Took {
  readonly version: string
  readonly loadMs: number
  readonly firstMs: number
  readonly allMs: number
  readonly peakMb: number
}

interface Peer {
  readonly library: 'xlsxwriter' | 'openpyxl'
  readonly name: string
  /** Why it cannot be had, or null. */
  readonly missing: string | null
}

/** All template workbooks of the largest built-in release, each side in a fresh process, all in memory. */
export function measureWorkbooks(options: BenchOptions): Promise<readonly Figure[]> {
  return measureModels('workbooks', readReleaseModels, options)
}

/** The templates of all products for a QC release of 204 criteria, in the same way. */
export function measureTemplates(options: BenchOptions): Promise<readonly Figure[]> {
  return measureModels('templates', readProductModels, options)
}

async function measureModels(
  name: string,
  readModels: (db: ReadDb) => readonly DocumentModel[],
  { runs = 7, say }: BenchOptions,
): Promise<readonly Figure[]> {
  await buildDocuments()
  return withFolder(async (folder) => {
    const count = writeInputs(folder, readModels)
    const peers = [
      await findPeer('xlsxwriter', 'XlsxWriter', say),
      await findPeer('openpyxl', 'openpyxl', say),
    ]
    const there = peers.filter(({ missing }) => missing === null)
    const runOurs = (keep: readonly string[] = []) =>
      runChild<Took>(process.execPath, [ourScript, join(folder, 'models.json'), ...keep])
    const runPeer = ({ library }: Peer, keep: readonly string[] = []) =>
      runChild<Took>(python, [peerScript, library, join(folder, 'plans.json'), ...keep])

    say('comparing what is in the workbooks of all writers')
    await runOurs([makeFolder(folder, 'ours')])
    for (const peer of there) {
      await runPeer(peer, [makeFolder(folder, peer.library)])
      await assertSame(folder, peer, count)
    }
    say(`${String(runs)} runs of each`)
    const [ours = [], ...theirs] = await alternate(runs, [
      () => runOurs(),
      ...there.map((peer) => () => runPeer(peer)),
    ])
    return peers.flatMap((peer) => figuresOf(name, peer, count, ours, theirs[there.indexOf(peer)] ?? []))
  })
}

/** Writes the document models for our side, and their finished sheet plans for the peers; answers how many. */
function writeInputs(folder: string, readModels: (db: ReadDb) => readonly DocumentModel[]): number {
  const opening = openService({ dataFolder: join(folder, 'data'), templatesFolder, face: 'command line' })
  if (opening.kind !== 'open') throw new Error(opening.message)
  const { service } = opening
  const models = readModels(service.context.deps.db)
  service.close()
  const books = models.map((model) => ({
    title: model.title,
    stampedAt: model.stampedAt,
    sheets: planSheets(model),
  }))
  writeFileSync(join(folder, 'models.json'), JSON.stringify(models))
  writeFileSync(join(folder, 'plans.json'), JSON.stringify({ fontName, ink, verdictTones, books }))
  return models.length
}

function readReleaseModels(db: ReadDb): readonly DocumentModel[] {
  return listPpasOfRelease(db, largestRelease).map((ppa) => valueOf(readTemplateModel(db, ppa.id, null)))
}

function readProductModels(db: ReadDb): readonly DocumentModel[] {
  const qcRelease = getQcRelease(db, 'QC3')
  if (!qcRelease) throw new Error('The built-in catalogue has no QC3.')
  return listProducts(db).map((product) => {
    const { rows } = valueOf(readProductTemplate(db, product.key, qcRelease.id))
    return productTemplateModel({ product, qcRelease, knownCount: qcRelease.knownCount, rows })
  })
}

async function findPeer(library: Peer['library'], name: string, say: (line: string) => void): Promise<Peer> {
  const isThere = () => succeeds(python, ['-c', `import ${library}`])
  return { library, name, missing: await ensurePeer(isThere, [`python3-${library}`], say) }
}

function makeFolder(folder: string, name: string): string {
  const path = join(folder, name)
  mkdirSync(path)
  return path
}

async function assertSame(folder: string, peer: Peer, count: number): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    const file = `${String(number)}.xlsx`
    const differences = await compareWorkbooks(join(folder, 'ours', file), join(folder, peer.library, file))
    if (differences.length > 0)
      throw new Error(`${peer.name} did not write the same workbook as ours: ${differences.join(' ')}`)
  }
}

function figuresOf(
  measure: string,
  peer: Peer,
  count: number,
  ours: readonly Took[],
  theirs: readonly Took[],
): readonly Figure[] {
  const version = theirs[0]?.version ?? ''
  const peerName = `${peer.name} ${version}`.trim()
  const series = (name: string, unit: string, note: string, pick: (took: Took) => number): Figure =>
    compare(
      {
        name: `${measure}: ${name}`,
        unit,
        peerName,
        note: peer.missing ? `Skipped: ${peer.missing}.` : note,
      },
      ours.map(pick),
      theirs.map(pick),
    )
  return [
    series(
      `all ${String(count)}`,
      'ms',
      'Loading of interpreter and library left out; the peer gets finished sheet plans, ours makes them too.',
      ({ allMs }) => allMs,
    ),
    series(
      'first',
      'ms',
      'With loading the library, without the start of the interpreter.',
      ({ loadMs, firstMs }) => loadMs + firstMs,
    ),
    series(
      'peak memory',
      'MB',
      `All ${String(count)}, the whole process, Node or Python included.`,
      ({ peakMb }) => peakMb,
    ),
  ]
}
