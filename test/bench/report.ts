import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PDFDocument } from 'pdf-lib'
import type { DocumentModel } from '../../electron/documents/document-model.ts'
import { verificationModel } from '../../electron/documents/model.ts'
import { loadNative } from '../../electron/documents/typst.ts'
import { readPages } from '../support/pdf-text.ts'
import { sampleQcRelease, sampleVerification } from '../support/sample-verification.ts'
import { withFolder } from './bench-folder.ts'
import { buildDocuments } from './build-documents.ts'
import { runChild } from './child.ts'
import { alternate, compare, median } from './measure.ts'
import type { BenchOptions, Figure } from './measure.ts'

const rowCount = 200
/** In each process, the first one included. */
const reportsEach = 4
const script = fileURLToPath(import.meta.resolve('./report-child.ts'))

interface Took {
  readonly times: readonly number[]
  readonly peakMb: number
}

interface Sizes {
  /** As it signs the file: "Typst 0.14.2". */
  readonly engine: string
  readonly pages: number
  readonly characters: number
}

/** A report of 200 rows against the engine alone on as many pages with as much text. */
export async function measureReport({ runs = 7, say }: BenchOptions): Promise<readonly Figure[]> {
  await buildDocuments()
  return withFolder(async (folder) => {
    const model = makeModel()
    const files = { model: join(folder, 'model.json'), pages: join(folder, 'pages.json') }
    writeFileSync(files.model, JSON.stringify(model))
    const runOurs = (count = reportsEach, keep: readonly string[] = []) =>
      runChild<Took>(process.execPath, [script, 'ours', files.model, String(count), ...keep])
    const runBare = (count = reportsEach, keep: readonly string[] = []) =>
      runChild<Took>(process.execPath, [script, 'bare', files.pages, String(count), ...keep])

    say('making one of each, to give the peer as many pages')
    const ourFile = join(folder, 'ours.pdf')
    await runOurs(1, [ourFile])
    const ours = await readSizes(ourFile)
    if (!loadNative()) return figures(await alternate(runs, [() => runOurs()]), ours, null)
    writeFileSync(files.pages, JSON.stringify(fillPages(model, ours)))
    const bareFile = join(folder, 'bare.pdf')
    await runBare(1, [bareFile])
    const bare = await readSizes(bareFile)
    if (bare.pages !== ours.pages) throw new Error(`The peer has ${String(bare.pages)} pages.`)
    say(`${String(runs)} runs of each, ${String(reportsEach)} reports a run`)
    return figures(await alternate(runs, [() => runOurs(), () => runBare()]), ours, bare)
  })
}

function makeModel(): DocumentModel {
  const verification = sampleVerification({ rowCount })
  const qcRelease = sampleQcRelease()
  return verificationModel({ verification, qcRelease, knownCount: 21, auditHead: null })
}

/** Rows of a table for each page of the peer: as many pages as ours, as many characters in all. */
function fillPages(model: DocumentModel, { pages, characters }: Sizes): readonly (readonly string[])[][] {
  const rows = model.groups.flatMap((group) => group.rows)
  const texts = rows.map((row) => [row.comment, row.reason, row.description, row.check, row.report].join(' '))
  const words = texts.join(' ').split(/\s+/)
  const each = characters / pages
  let at = 0
  return Array.from({ length: pages }, () => {
    const table: (readonly string[])[] = []
    for (let used = 0; used < each;) {
      const row = rows[at % rows.length]
      const text = Array.from({ length: 25 }, (_, index) => words[(25 * at + index) % words.length] ?? '')
      const cells = [row?.id ?? '', row?.titleText ?? '', text.join(' ')]
      used += cells.join('').replace(/\s/g, '').length
      table.push(cells)
      at += 1
    }
    return table
  })
}

async function readSizes(file: string): Promise<Sizes> {
  const bytes = readFileSync(file)
  const pages = await readPages(bytes)
  const engine = (await PDFDocument.load(bytes)).getCreator() ?? 'Typst'
  return { engine, pages: pages.length, characters: pages.join('').length }
}

function figures(
  [ours = [], bare = []]: readonly Took[][],
  our: Sizes,
  peer: Sizes | null,
): readonly Figure[] {
  const pages = `${String(our.pages)} pages`
  const characters = `${String(our.characters)} characters, the peer ${String(peer?.characters ?? 0)}`
  const shared = {
    peerName: `${our.engine} alone, ${pages}`,
    note: peer
      ? `${characters}. No pictures: the program keeps none yet.`
      : 'Skipped: no native engine here.',
  }
  const first = (took: Took) => took.times[0] ?? 0
  const again = (took: Took) => median(took.times.slice(1))
  const series = (name: string, unit: string, pick: (took: Took) => number) =>
    compare({ ...shared, name: `report: ${name}`, unit }, ours.map(pick), bare.map(pick))
  return [
    series(`${String(rowCount)} rows, first`, 'ms', first),
    series(`${String(rowCount)} rows, again`, 'ms', again),
    series('peak memory', 'MB', ({ peakMb }) => peakMb),
  ]
}
