import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from '../../electron/serve/browser.ts'
import type { Machine } from '../../electron/serve/browser.ts'
import { withFolder } from './bench-folder.ts'
import { openDisplay } from './display.ts'
import { alternate, compare, median } from './measure.ts'
import type { BenchOptions, Figure } from './measure.ts'
import { startEmpty } from './start-empty.ts'
import { startOurs, type Started } from './start-ours.ts'

const top = join(import.meta.dirname, '../..')
const built = join(top, 'dist/service/serve.js')

const peerName = 'empty window of the same browser'

/** Start to usable window of the browser face, against an empty window of the same browser on the same display. */
export async function measureStart({ runs = 7, say }: BenchOptions): Promise<readonly Figure[]> {
  if (!existsSync(built)) throw new Error('dist/ is not there: npm run bench builds it.')
  const display = await openDisplay(say)
  if (typeof display === 'string') return skip(display)
  try {
    const machine: Machine = {
      platform: process.platform,
      env: display.env,
      isRoot: process.getuid?.() === 0,
    }
    const browser = findBrowser(machine)
    if (browser === null) return skip('no Chromium, Chrome, Edge or Brave here')
    const sides = {
      ours: (data: string) => startOurs(process.execPath, [built], data, display.env),
      npm: (data: string) => startOurs('npm', ['--prefix', top, 'start', '--'], data, display.env),
      empty: (data: string) => startEmpty(browser, join(data, 'window'), machine),
    }
    return await measureSides(sides, { runs, where: display.name, say })
  } finally {
    await display.close()
  }
}

/** Each opens a window over a data folder and answers when it was painted. */
type Sides = Readonly<Record<'ours' | 'npm' | 'empty', (dataFolder: string) => Promise<Started>>>

interface Round {
  readonly runs: number
  readonly where: string
  readonly say: (line: string) => void
}

async function measureSides(
  { ours, npm, empty }: Sides,
  { runs, where, say }: Round,
): Promise<readonly Figure[]> {
  return withFolder(async (folder) => {
    say('one start of each that does not count: it makes the used folders and warms the disk')
    const used = { ours: join(folder, 'ours'), empty: join(folder, 'empty') }
    await ours(used.ours)
    await empty(used.empty)
    say(`${String(runs)} starts of each with a fresh folder`)
    const fresh = await alternate(runs, [() => withFolder(ours), () => withFolder(empty)])
    say(`${String(runs)} starts of each with a used folder`)
    const again = await alternate(runs, [
      () => ours(used.ours),
      () => empty(used.empty),
      () => npm(used.ours),
    ])
    const [, emptyAgain = [], byNpm = []] = again
    return [
      toFigure('fresh folder', where, fresh[0] ?? [], fresh[1] ?? []),
      toFigure('used folder', where, again[0] ?? [], emptyAgain),
      toFigure('used folder, by npm start', where, byNpm, emptyAgain),
    ]
  })
}

function toFigure(name: string, where: string, ours: readonly Started[], empty: readonly Started[]): Figure {
  const served = medianOf(ours.map(({ servedMs }) => servedMs))
  const page = medianOf(ours.map(({ pageMs }) => pageMs))
  return compare(
    {
      name: `start: ${name}`,
      unit: 'ms',
      peerName,
      note: `${served} ms until it serves and has started the browser, ${page} ms from navigation to painted. ${where}.`,
    },
    ours.map(({ paintedMs }) => paintedMs),
    empty.map(({ paintedMs }) => paintedMs),
  )
}

function medianOf(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? 'unknown' : String(Math.round(median(known)))
}

/** Without a window there is nothing of ours to measure either. */
function skip(reason: string): readonly Figure[] {
  return [compare({ name: 'start', unit: 'ms', peerName, note: `Skipped: ${reason}.` }, [], [])]
}
