import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeForeign } from '../support/damaged-pdfs.ts'
import { withFolder } from './bench-folder.ts'
import { buildDocuments } from './build-documents.ts'
import { runChild } from './child.ts'
import { alternate, compare, type BenchOptions, type Figure } from './measure.ts'

const fileCount = 50
const pagesEach = 10
const script = fileURLToPath(import.meta.resolve('./merge-child.ts'))

interface Took {
  readonly ms: number
  readonly peakMb: number
}

/** 50 foreign PDFs of 10 pages put behind each other, against qpdf on the same files. */
export async function measureMerge({ runs = 5, say }: BenchOptions): Promise<readonly Figure[]> {
  await buildDocuments()
  return withFolder(async (folder) => {
    say('writing the PDFs')
    const input = join(folder, 'input')
    mkdirSync(input)
    const bytes = new Uint8Array(await (await makeForeign(false, pagesEach)).save())
    const files = Array.from({ length: fileCount }, (_, index) =>
      join(input, `${String(index).padStart(2, '0')}.pdf`),
    )
    for (const file of files) writeFileSync(file, bytes)
    const hasQpdf = spawnSync('qpdf', ['--version']).status === 0
    const out = join(folder, 'merged.pdf')
    say(`${String(runs)} runs of each`)
    const [ours = [], peer = []] = await alternate(runs, [
      () => runChild<Took>(process.execPath, [script, input]),
      ...(hasQpdf ? [() => runQpdf(files, out)] : []),
    ])
    const shared = {
      peerName: 'qpdf',
      note: hasQpdf ? 'Ours takes out what is active, qpdf does not.' : 'Skipped: qpdf is not installed.',
    }
    const name = `merge: ${String(fileCount)} PDFs of ${String(pagesEach)} pages`
    const series = (what: string, unit: string, pick: (took: Took) => number) =>
      compare({ ...shared, name: `${name}${what}`, unit }, ours.map(pick), peer.map(pick))
    return [series('', 'ms', ({ ms }) => ms), series(', peak memory', 'MB', ({ peakMb }) => peakMb)]
  })
}

/** Python starts it, because it tells the most memory a process that ended has held. */
function runQpdf(files: readonly string[], out: string): Promise<Took> {
  return runChild<Took>('python3', ['-c', measured, 'qpdf', '--empty', '--pages', ...files, '--', out])
}

const measured = `
import json, resource, subprocess, sys, time
begun = time.perf_counter()
subprocess.run(sys.argv[1:], check=True)
ms = (time.perf_counter() - begun) * 1000
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps({"ms": ms, "peakMb": peak / 1000}))
`
