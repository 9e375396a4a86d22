import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { coverageOf } from './font-coverage.ts'
import { readFonts } from './fonts.ts'
import { inspectPdf } from './inspect-pdf.ts'
import { attachedDataName, reportData } from './report-data.ts'
import type { ReportJob, ReportMessage } from './report-messages.ts'
import { loadNative, typesetInWasm, typesetNatively } from './typst.ts'
import type { Typesetting } from './typst.ts'

/** Thread that sets one report and ends; the thread that started it never waits. */
const port = parentPort
if (port) {
  const say = (message: ReportMessage, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer)
  await makeReport(workerData as ReportJob, say)
}

async function makeReport(
  job: ReportJob,
  say: (message: ReportMessage, transfer?: ArrayBuffer[]) => void,
): Promise<void> {
  const progress = (doing: string) => say({ kind: 'progress', doing })
  progress('Gathering the layout and the fonts')
  const fonts = readFonts()
  const { data, layout, title } = reportData(job.model, coverageOf(fonts))
  const files = {
    ...readLayouts(join(job.templatesFolder, 'report')),
    'layout.json': Buffer.from(layout),
    [attachedDataName]: Buffer.from(data),
  }
  const work: Typesetting = { files, main: 'verification.typ', fonts, date: new Date(job.model.stampedAt) }
  progress('Starting the typesetter')
  const native = job.engine === 'wasm' ? undefined : loadNative()
  progress('Setting the pages')
  const { bytes, engine } = native ? typesetNatively(native, work) : await typesetInWasm(work)
  progress('Reading the report back')
  const facts = await inspectPdf(bytes)
  if (facts.title !== title || !facts.attachments.includes(attachedDataName)) {
    throw new Error(`The report does not read back as written: ${JSON.stringify(facts)}`)
  }
  // A copy of its own: the engine's memory cannot be handed over.
  const own = new Uint8Array(bytes)
  say({ kind: 'report', bytes: own, pages: facts.pages, engine }, [own.buffer])
}

function readLayouts(folder: string): Readonly<Record<string, Uint8Array>> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.typ'))
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))]))
}
