import { dieFirst } from './die-first.ts'
import { coverageOf } from './font-coverage.ts'
import { readFontFamilies } from './fonts.ts'
import { inspectPdf } from './inspect-pdf.ts'
import { LayoutFault, readLayouts } from './layouts.ts'
import { drawable, layPictures, readAttachments, type LaidAttachment } from './lay-attachments.ts'
import { attachedDataName, reportData } from './report-data.ts'
import { mergePdfs } from './merge/merge-pdfs.ts'
import type { DocumentJob, DocumentMessage, MergeJob, ReportJob } from './report-messages.ts'
import { sealPdf } from './seal.ts'
import { digestOfSetting } from './setting.ts'
import { loadNative, typesetInWasm, typesetNatively } from './typst.ts'
import type { Typeset, Typesetting } from './typst.ts'

/** A process that makes one document and ends; whoever started it never waits and outlives its death. */
const say = (message: DocumentMessage) =>
  new Promise<void>((resolve) => {
    if (process.send) process.send(message, () => resolve())
    else resolve()
  })

dieFirst()
process.once('message', (job: DocumentJob) => {
  void (job.kind === 'merge' ? merge(job) : makeReport(job))
    .catch((error: unknown) => say(describeFault(error, job)))
    .finally(() => process.exit())
})
// Nobody waits any more.
process.once('disconnect', () => process.exit())

async function merge({ files, date, report }: MergeJob): Promise<void> {
  const onProgress = (doing: string) => void say({ kind: 'progress', doing })
  await say({ kind: 'merged', merged: await mergePdfs(files, new Date(date), { report, onProgress }) })
}

async function makeReport(job: ReportJob): Promise<void> {
  const progress = (doing: string) => say({ kind: 'progress', doing })
  await progress('Gathering the layout and the fonts')
  const families = readFontFamilies()
  const fonts = families.flat()
  const layouts = readLayouts(job.templatesFolder, job.siteLayouts)
  const native = job.engine === 'wasm' ? undefined : loadNative()
  const typeset = async (work: Typesetting): Promise<Typeset> =>
    native ? typesetNatively(native, work) : typesetInWasm(work)
  const attached = readAttachments(job.attachments)
  const setBy = digestOfSetting({ layouts, fonts, engine: native ? 'native' : 'wasm' })
  const covers = coverageOf(families)

  const setWith = async (pictures: readonly LaidAttachment[]) => {
    const { data, layout, title, main, date } = reportData(job.model, covers, {
      setBy,
      attached: attached.map(({ name, file, mediaType }) => ({ name, file, mediaType })),
      pictures: Object.fromEntries(pictures.map(({ name, picture }) => [name, picture ?? ''])),
    })
    const files = {
      ...layouts,
      ...Object.fromEntries(attached.map(({ file, bytes }) => [file, bytes])),
      ...layPictures(pictures),
      'layout.json': Buffer.from(layout),
      [attachedDataName]: Buffer.from(data),
    }
    return { title, ...(await typeset({ files, main, fonts, date, standard: job.standard })) }
  }

  await progress('Setting the pages')
  const pictures = attached.filter(({ picture }) => picture !== null)
  const made = await setWith(pictures).catch(async (error: unknown) => {
    // A damaged picture stops the typesetter: it is found, left undrawn, and stays attached.
    const sound = error instanceof LayoutFault ? await drawable(pictures, typeset) : pictures
    if (sound.length === pictures.length) throw error
    return setWith(sound)
  })
  await progress('Reading the report back')
  const facts = await inspectPdf(made.bytes)
  const wanted = [attachedDataName, ...attached.map(({ name }) => name)]
  if (facts.title !== made.title || !wanted.every((name) => facts.attachments.includes(name))) {
    throw new Error(`The report does not read back as written: ${JSON.stringify(facts)}`)
  }
  await say({ kind: 'report', bytes: sealPdf(made.bytes), pages: facts.pages, engine: made.engine })
}

/** A faulty layout is the site's to mend, one of ours is a bug. */
function describeFault(error: unknown, job: DocumentJob): DocumentMessage {
  if (error instanceof LayoutFault && job.kind === 'report' && job.siteLayouts !== null) {
    return { kind: 'failed', failure: { kind: 'invalid', message: error.message, place: error.place } }
  }
  return { kind: 'bug', words: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}
