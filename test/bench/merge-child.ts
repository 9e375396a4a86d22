import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { builtDocuments } from './build-documents.ts'
import { watchWorkers } from './watch-workers.ts'

// Argument: a folder of PDFs. They are put behind each other as the program does it, in a process that it starts for that.
const [folder = ''] = process.argv.slice(2)
const { mergeSafely } = (await import(
  builtDocuments.merge
)) as typeof import('../../electron/documents/merge/merge-safely.ts')
const files = readdirSync(folder)
  .sort()
  .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))), password: null }))
const peakMb = watchWorkers()
const begun = performance.now()
const made = await mergeSafely(files, '2012-03-05T00:00:00.000Z', {})
if (!made.ok) throw new Error(made.failure.message)
process.stdout.write(JSON.stringify({ ms: performance.now() - begun, peakMb: peakMb() }))
