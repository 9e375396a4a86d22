import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PDFDocument } from 'pdf-lib'
import { loadNative } from '../../electron/documents/typst.ts'
import { readPages } from '../support/pdf-text.ts'
import { withFolder } from './bench-folder.ts'
import { buildDocuments } from './build-documents.ts'
import { runChild } from './child.ts'
import { alternate, compare, median } from './measure.ts'
import type { BenchOptions, Figure } from './measure.ts'
import { makeCase, type CaseSize, type ReportCase } from './report-case.ts'

const script = fileURLToPath(import.meta.resolve('./report-child.ts'))
/** In each process, the first one included. */
const reportsEach = 3
const picturesOnPage = 3

const cases: Readonly<Record<string, CaseSize>> = {
  '204 rows, 10 pictures': { rows: 204, pictures: 10, logs: 0, width: 1280, height: 800 },
  '250 rows, 500 pieces of evidence': { rows: 250, pictures: 250, logs: 250, width: 400, height: 250 },
}

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

/** Reports against the engine alone on as many pages with as much text, the same pictures and the same attachments. */
export async function measureReport({ runs = 5, say }: BenchOptions): Promise<readonly Figure[]> {
  await buildDocuments()
  const figures: Figure[] = []
  for (const [name, size] of Object.entries(cases)) {
    say(name)
    figures.push(...(await withFolder((folder) => measureCase(folder, name, size, runs))))
  }
  return figures
}

async function measureCase(
  folder: string,
  name: string,
  size: CaseSize,
  runs: number,
): Promise<readonly Figure[]> {
  const made = makeCase(folder, size)
  const files = { ours: join(folder, 'ours.json'), bare: join(folder, 'bare.json') }
  writeFileSync(files.ours, JSON.stringify(made))
  const run = (side: 'ours' | 'bare', count = reportsEach, keep: readonly string[] = []) =>
    runChild<Took>(process.execPath, [script, side, files[side], String(count), ...keep])

  const ourFile = join(folder, 'ours.pdf')
  await run('ours', 1, [ourFile])
  const ours = await readSizes(ourFile)
  if (!loadNative()) return figuresOf(name, await alternate(runs, [() => run('ours')]), ours, null)
  writeFileSync(files.bare, JSON.stringify(fillPages(made, ours)))
  const bareFile = join(folder, 'bare.pdf')
  await run('bare', 1, [bareFile])
  const bare = await readSizes(bareFile)
  if (bare.pages !== ours.pages) throw new Error(`The peer has ${String(bare.pages)} pages.`)
  return figuresOf(name, await alternate(runs, [() => run('ours'), () => run('bare')]), ours, bare)
}

/** What the peer sets: rows of a table for each page of text, as many characters in all, then the pictures. */
function fillPages({ model, attached }: ReportCase, { pages, characters }: Sizes) {
  const laid = attached.map((file, index) => ({
    ...file,
    file: `${String(index)}.${file.name.split('.').at(-1) ?? ''}`,
  }))
  const pictures = laid.filter(({ mediaType }) => mediaType === 'image/png').map(({ file }) => file)
  const picturePages = Array.from({ length: Math.ceil(pictures.length / picturesOnPage) }, (_, page) => ({
    rows: [],
    pictures: pictures.slice(page * picturesOnPage, (page + 1) * picturesOnPage),
  }))
  const rows = model.groups.flatMap((group) => group.rows)
  const texts = rows.map((row) => [row.comment, row.reason, row.description, row.check, row.report].join(' '))
  const words = texts.join(' ').split(/\s+/)
  const textPages = pages - picturePages.length
  let at = 0
  const filled = Array.from({ length: textPages }, () => {
    const table: (readonly string[])[] = []
    for (let used = 0; used < Math.min(characters / textPages, mostOnPage);) {
      const row = rows[at % rows.length]
      const text = Array.from({ length: 25 }, (_, index) => words[(25 * at + index) % words.length] ?? '')
      const cells = [row?.id ?? '', row?.titleText ?? '', text.join(' ')]
      used += cells.join('').replace(/\s/g, '').length
      table.push(cells)
      at += 1
    }
    return { rows: table, pictures: [] }
  })
  return { attached: laid, pages: [...filled, ...picturePages] }
}

/** What a page of the peer holds of text without running over. */
const mostOnPage = 3600

async function readSizes(file: string): Promise<Sizes> {
  const bytes = readFileSync(file)
  const pages = await readPages(bytes)
  const engine = (await PDFDocument.load(bytes)).getCreator() ?? 'Typst'
  return { engine, pages: pages.length, characters: pages.join('').length }
}

function figuresOf(
  name: string,
  [ours = [], bare = []]: readonly Took[][],
  our: Sizes,
  peer: Sizes | null,
): readonly Figure[] {
  const characters = `${String(our.characters)} characters, the peer ${String(peer?.characters ?? 0)}`
  const shared = {
    peerName: `${our.engine} alone, ${String(our.pages)} pages`,
    note: peer ? `${characters}; the same pictures and attachments.` : 'Skipped: no native engine here.',
  }
  const first = (took: Took) => took.times[0] ?? 0
  const again = (took: Took) => median(took.times.slice(1))
  const series = (what: string, unit: string, pick: (took: Took) => number) =>
    compare({ ...shared, name: `report: ${name}, ${what}`, unit }, ours.map(pick), bare.map(pick))
  return [
    series('first', 'ms', first),
    series('again', 'ms', again),
    series('peak memory', 'MB', ({ peakMb }) => peakMb),
  ]
}
