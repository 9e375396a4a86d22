import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolloutSummaryPaper } from '../../electron/documents/papers/rollout-summary-paper.ts'
import { loadNative } from '../../electron/documents/typst.ts'
import { judgeRollout } from '../../shared/domain/rollout-rule.ts'
import type { EaReport } from '../../shared/domain/ea-report.ts'
import { listPpa } from '../support/list-ppa.ts'
import { readPages } from '../support/pdf-text.ts'
import { makeReport } from '../support/rollout-desk.ts'
import { makeSituation } from '../support/rollout.ts'
import { withFolder } from './bench-folder.ts'
import { buildDocuments } from './build-documents.ts'
import { runChild } from './child.ts'
import { alternate, compare, median, type BenchOptions, type Figure } from './measure.ts'

const reportCount = 20
/** In each process, the first one included. */
const summariesEach = 4
const script = fileURLToPath(import.meta.resolve('./report-child.ts'))

interface Took {
  readonly times: readonly number[]
}

/** The summary of 20 reports against the engine alone on as many pages with as much text. */
export async function measureSummary({ runs = 5, say }: BenchOptions): Promise<readonly Figure[]> {
  await buildDocuments()
  return withFolder(async (folder) => {
    say(`summary of ${String(reportCount)} reports`)
    const files = { ours: join(folder, 'ours.json'), bare: join(folder, 'bare.json') }
    writeFileSync(files.ours, JSON.stringify({ model: makeSummary(), attached: [] }))
    const run = (side: 'ours' | 'bare', count = summariesEach, keep: readonly string[] = []) =>
      runChild<Took>(process.execPath, [script, side, files[side], String(count), ...keep])
    const ourFile = join(folder, 'ours.pdf')
    await run('ours', 1, [ourFile])
    const pages = await readPages(readFileSync(ourFile))
    const words = pages.join(' ')
    if (!loadNative()) return figuresOf(await alternate(runs, [() => run('ours')]), pages.length, 'none here')
    writeFileSync(files.bare, JSON.stringify({ attached: [], pages: fillPages(pages) }))
    const bareFile = join(folder, 'bare.pdf')
    await run('bare', 1, [bareFile])
    const bare = await readPages(readFileSync(bareFile))
    if (bare.length !== pages.length) throw new Error(`The peer has ${String(bare.length)} pages.`)
    const note = `${String(words.length)} characters, the peer ${String(bare.join(' ').length)}; ours starts a process, sets, seals and reads back.`
    return figuresOf(await alternate(runs, [() => run('ours'), () => run('bare')]), pages.length, note)
  })
}

function makeSummary() {
  const ppa = {
    ...listPpa({ id: '1.10.0/tp.sample/1.2.3/sl5/x86_64', version: '1.2.3' }),
    entryId: 1,
  }
  const names = Array.from({ length: reportCount }, (_, at) => `EA site ${String(at + 1)}`)
  const reports = names.map((team, at): EaReport => {
    const says = at % 9 === 8 ? 'reject' : at % 3 === 1 ? 'accept with known issues' : 'accept'
    const report = makeReport(ppa, team, says, { id: team })
    const problem = {
      id: 'p',
      stage: 'operation' as const,
      severity: 'workaround' as const,
      title: `Problem ${String(at % 6)}`,
      description: 'The daemon writes one line a second into its log until the disk is full. '.repeat(3),
      workaround: 'Set the level of the log to warn in the configuration and start it again.',
      link: `https://ggus.example.org/${String(at)}`,
    }
    const fields = {
      ...report.fields,
      site: `Site-${String(at)}`,
      installation: at % 2 === 0 ? ('fresh install' as const) : ('upgrade' as const),
      upgradedFrom: '1.2.2',
      configuredWith: 'YAIM 5.1.0',
      went: {
        installation: 'well',
        configuration: at % 4 === 0 ? 'with problems' : 'well',
        operation: 'well',
      } as const,
      monitoring: 'no alarms' as const,
      productionSince: '2012-03-01',
      days: '9',
      users: String(100 + at),
      jobs: String(4000 + at),
      transfers: String(90_000 + at),
      hours: '3',
      reason: says === 'reject' ? 'The service stops each night and loses what was queued.' : '',
      nextStep: says === 'reject' ? 'A fixed package' : '',
      problems: at % 2 === 0 ? [problem] : [],
    }
    return { ...report, fields }
  })
  const outcome = judgeRollout(makeSituation({ teams: names }))
  return rolloutSummaryPaper({
    ppa,
    ticket: '4711',
    progress: 'StagedRollout',
    since: '2012-03-01T00:00:00.000Z',
    teams: names,
    outcome,
    decisions: [],
    reports,
    replaced: [],
  })
}

/** Rows of one plain table a page, with the letters of ours in words of six: the text of a page is read without blanks. */
function fillPages(pages: readonly string[]) {
  return pages.map((page) => {
    const words = page.match(/[^]{1,6}/g) ?? []
    const rows = Array.from({ length: Math.ceil(words.length / 27) }, (_, at) => [
      words[at * 27] ?? '',
      words[at * 27 + 1] ?? '',
      words.slice(at * 27 + 2, (at + 1) * 27).join(' '),
    ])
    return { rows, pictures: [] }
  })
}

function figuresOf(
  [ours = [], bare = []]: readonly Took[][],
  pages: number,
  note: string,
): readonly Figure[] {
  const peerName = `Typst alone, ${String(pages)} pages`
  const series = (what: string, pick: (took: Took) => number) =>
    compare(
      { name: `rollout: summary of ${String(reportCount)} reports, ${what}`, unit: 'ms', peerName, note },
      ours.map(pick),
      bare.map(pick),
    )
  return [
    series('first', ({ times }) => times[0] ?? 0),
    series('again', ({ times }) => median(times.slice(1))),
  ]
}
