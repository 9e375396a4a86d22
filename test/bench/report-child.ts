import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DocumentModel } from '../../electron/documents/document-model.ts'
import { readFonts } from '../../electron/documents/fonts.ts'
import { loadNative, typesetNatively } from '../../electron/documents/typst.ts'
import { templatesFolder } from '../support/folders.ts'
import { builtDocuments } from './build-documents.ts'
import { readPeakMb } from './child.ts'

// Arguments: "ours" or "bare"; the file of its data; how many to make in this process; a file to keep the last one in.
const [side = '', dataFile = '', countText = '1', keep] = process.argv.slice(2)
const data = readFileSync(dataFile)
const make = side === 'ours' ? await prepareOurs() : setBare

const times: number[] = []
let bytes: Uint8Array = new Uint8Array()
for (let count = 0; count < Number(countText); count += 1) {
  const begun = performance.now()
  bytes = await make()
  times.push(performance.now() - begun)
}
if (keep !== undefined) writeFileSync(keep, bytes)
process.stdout.write(JSON.stringify({ times, peakMb: readPeakMb() }))

/** As the program does it, from the model to the bytes that have been read back. */
async function prepareOurs(): Promise<() => Promise<Uint8Array>> {
  const { writeReport } = (await import(
    builtDocuments.report
  )) as typeof import('../../electron/documents/report.ts')
  const model = JSON.parse(data.toString()) as DocumentModel
  return async () => {
    const made = await writeReport(model, { templatesFolder })
    if (!made.ok) throw new Error(made.failure.message)
    return made.value.bytes
  }
}

/** Nothing but the engine: compile, write the PDF in the same archival form, forget. */
async function setBare(): Promise<Uint8Array> {
  const native = loadNative()
  if (!native) throw new Error('There is no native engine on this platform.')
  return typesetNatively(native, {
    files: { 'bare.typ': readFileSync(join(import.meta.dirname, 'bare-report.typ')), 'pages.json': data },
    main: 'bare.typ',
    fonts: readFonts(),
    date: new Date(0),
  }).bytes
}
