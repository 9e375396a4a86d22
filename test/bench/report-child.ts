import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readFonts } from '../../electron/documents/fonts.ts'
import { loadNative, typesetNatively } from '../../electron/documents/typst.ts'
import { templatesFolder } from '../support/folders.ts'
import { builtDocuments } from './build-documents.ts'
import type { AttachedFile, ReportCase } from './report-case.ts'
import { watchWorkers } from './watch-workers.ts'

// Arguments: "ours" or "bare"; the file of its data; how many to make in this process; a file to keep the last one in.
const [side = '', dataFile = '', countText = '1', keep] = process.argv.slice(2)
const data = readFileSync(dataFile, 'utf8')
const peakMb = watchWorkers()
const make = side === 'ours' ? await prepareOurs() : prepareBare()

const times: number[] = []
let bytes: Uint8Array = new Uint8Array()
for (let count = 0; count < Number(countText); count += 1) {
  const begun = performance.now()
  bytes = await make()
  times.push(performance.now() - begun)
}
if (keep !== undefined) writeFileSync(keep, bytes)
process.stdout.write(JSON.stringify({ times, peakMb: peakMb() }))

/** As the program does it: the built writer starts the built worker, hands over the same job and takes the bytes. */
async function prepareOurs(): Promise<() => Promise<Uint8Array>> {
  const { writeReport } = (await import(
    builtDocuments.report
  )) as typeof import('../../electron/documents/report.ts')
  const { model, attached } = JSON.parse(data) as ReportCase
  const attachments = attached.map(({ name, mediaType, path }) => ({ name, mediaType, source: { path } }))
  return async () => {
    const made = await writeReport(model, { templatesFolder, siteLayouts: null, attachments })
    if (!made.ok) throw new Error(made.failure.message)
    return made.value.bytes
  }
}

/** Nothing but the engine: compile, write the PDF in the same archival form, forget. */
function prepareBare(): () => Promise<Uint8Array> {
  const native = loadNative()
  if (!native) throw new Error('There is no native engine on this platform.')
  const { attached } = JSON.parse(data) as { readonly attached: readonly (AttachedFile & { file: string })[] }
  return async () =>
    typesetNatively(native, {
      files: {
        'bare.typ': readFileSync(join(import.meta.dirname, 'bare-report.typ')),
        'pages.json': Buffer.from(data),
        ...Object.fromEntries(attached.map(({ file, path }) => [file, readFileSync(path)])),
      },
      main: 'bare.typ',
      fonts: readFonts(),
      date: new Date(0),
    }).bytes
}
