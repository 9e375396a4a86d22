import { coverageOf } from './font-coverage.ts'
import { readFontFamilies } from './fonts.ts'
import { inspectPdf } from './inspect-pdf.ts'
import { LayoutFault, readLayouts } from './layouts.ts'
import { attachedDataName, reportData } from './report-data.ts'
import type { ReportJob, ReportMessage } from './report-messages.ts'
import { sealPdf } from './seal.ts'
import { digestOfSetting } from './setting.ts'
import { loadNative, typesetInWasm, typesetNatively } from './typst.ts'
import type { Typesetting } from './typst.ts'

/** A process that sets one document and ends; whoever started it never waits and outlives its death. */
const say = (message: ReportMessage) =>
  new Promise<void>((resolve) => {
    if (process.send) process.send(message, () => resolve())
    else resolve()
  })

process.once('message', (job: ReportJob) => {
  void makeReport(job)
    .catch((error: unknown) => say(describeFault(error, job)))
    .finally(() => process.exit())
})
// Nobody waits any more.
process.once('disconnect', () => process.exit())

async function makeReport(job: ReportJob): Promise<void> {
  const progress = (doing: string) => say({ kind: 'progress', doing })
  await progress('Gathering the layout and the fonts')
  const fonts = readFontFamilies()
  const layouts = readLayouts(job.templatesFolder, job.siteLayouts)
  const native = job.engine === 'wasm' ? undefined : loadNative()
  const { data, layout, title, main, date } = reportData(
    job.model,
    coverageOf(fonts),
    digestOfSetting({ layouts, fonts: fonts.flat(), engine: native ? 'native' : 'wasm' }),
  )
  const work: Typesetting = {
    files: { ...layouts, 'layout.json': Buffer.from(layout), [attachedDataName]: Buffer.from(data) },
    main,
    fonts: fonts.flat(),
    date,
  }
  await progress('Setting the pages')
  const { bytes, engine } = native ? typesetNatively(native, work) : await typesetInWasm(work)
  await progress('Reading the report back')
  const facts = await inspectPdf(bytes)
  if (facts.title !== title || !facts.attachments.includes(attachedDataName)) {
    throw new Error(`The report does not read back as written: ${JSON.stringify(facts)}`)
  }
  await say({ kind: 'report', bytes: sealPdf(bytes), pages: facts.pages, engine })
}

/** A faulty layout is the site's to mend, one of ours is a bug. */
function describeFault(error: unknown, job: ReportJob): ReportMessage {
  if (error instanceof LayoutFault && job.siteLayouts !== null) {
    return { kind: 'failed', failure: { kind: 'invalid', message: error.message, place: error.place } }
  }
  return { kind: 'bug', words: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}
