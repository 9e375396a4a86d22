import { execFile, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { evidencePath } from '../../electron/db/evidence-folder.ts'
import { noFindings } from '../../electron/documents/findings.ts'
import { mergeSafely } from '../../electron/documents/merge/merge-safely.ts'
import { verificationModel } from '../../electron/documents/model.ts'
import { writeReport } from '../../electron/documents/report.ts'
import { readReportEvidence } from '../../electron/usecases/report/report-evidence.ts'
import type { Evidence } from '../../shared/domain/evidence.ts'
import { makeForeign } from '../support/damaged-pdfs.ts'
import { templatesFolder } from '../support/folders.ts'
import { smallPicture } from '../support/pictures.ts'
import { sampleQcRelease, sampleVerification } from '../support/sample-verification.ts'
import { withFolder } from './bench-folder.ts'
import { alternate, compare, type BenchOptions, type Figure } from './measure.ts'

const fileCount = 50
const pagesEach = 10
const day = '2012-03-05T00:00:00.000Z'
/** What a report with that much evidence may take, in milliseconds (the budget of the program). */
const limitMs = 5000

/** 50 foreign PDFs put behind each other, against qpdf; and a report with very much evidence, against its budget. */
export async function measureMerge({ runs = 5, say }: BenchOptions): Promise<readonly Figure[]> {
  return withFolder(async (folder) => {
    say('writing the PDFs')
    const bytes = new Uint8Array(await (await makeForeign(false, pagesEach)).save())
    const files = Array.from({ length: fileCount }, (_, index) => join(folder, `${String(index)}.pdf`))
    for (const file of files) writeFileSync(file, bytes)
    const hasQpdf = spawnSync('qpdf', ['--version']).status === 0
    say(`${String(runs)} runs of each`)
    const [ours = [], peer = []] = await alternate(runs, [
      () => timeOurs(files.map((name) => ({ name, bytes, password: null }))),
      ...(hasQpdf ? [() => timeQpdf(files, join(folder, 'merged.pdf'))] : []),
    ])
    const merged = compare(
      {
        name: `merge: ${String(fileCount)} PDFs of ${String(pagesEach)} pages`,
        unit: 'ms',
        peerName: 'qpdf',
        note: hasQpdf ? 'Ours takes out what is active, qpdf does not.' : 'Skipped: qpdf is not installed.',
      },
      ours,
      peer,
    )
    say('the report with 500 pieces of evidence')
    return [merged, await measureMuchEvidence(folder, runs)]
  })
}

async function timeOurs(files: Parameters<typeof mergeSafely>[0]): Promise<number> {
  const begun = performance.now()
  const made = await mergeSafely(files, day, {})
  if (!made.ok) throw new Error(made.failure.message)
  return performance.now() - begun
}

async function timeQpdf(files: readonly string[], out: string): Promise<number> {
  const begun = performance.now()
  await promisify(execFile)('qpdf', ['--empty', '--pages', ...files, '--', out])
  return performance.now() - begun
}

async function measureMuchEvidence(folder: string, runs: number): Promise<Figure> {
  const evidence = Array.from({ length: 500 }, (_, index) => keepEvidence(folder, index))
  const took: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const begun = performance.now()
    const { listed, attachments } = await readReportEvidence(folder, evidence, (place) => place)
    const model = verificationModel({
      verification: sampleVerification({ rowCount: 250 }),
      qcRelease: sampleQcRelease(),
      knownCount: 21,
      auditHead: null,
      findings: { ...noFindings, evidence: listed },
    })
    const made = await writeReport(model, { templatesFolder, attachments })
    if (!made.ok) throw new Error(made.failure.message)
    took.push(performance.now() - begun)
  }
  const note = 'Half of them pictures of a pixel, half logs of 20 kB; read, proven, printed and attached.'
  const caption = {
    name: 'report: 250 rows, 500 pieces of evidence',
    unit: 'ms',
    peerName: 'the budget',
    note,
  }
  return compare(caption, took, [limitMs])
}

function keepEvidence(folder: string, index: number): Evidence {
  const isPicture = index % 2 === 0
  const log = `piece ${String(index)} of the log of the server\n`.repeat(500)
  const bytes = isPicture ? smallPicture : Buffer.from(log)
  const digest = createHash('sha256').update(bytes).digest('hex')
  const path = evidencePath(folder, digest)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes)
  return {
    id: String(index),
    workId: 'run',
    place: 'QC_DOC_1',
    kind: isPicture ? 'picture' : 'file',
    name: `piece-${String(index)}.${isPicture ? 'png' : 'log'}`,
    caption: 'What was seen',
    captionRevision: 0,
    digest,
    bytes: bytes.length,
    mediaType: isPicture ? 'image/png' : 'text/plain',
    masked: 0,
    asIs: false,
    capturedAt: '2012-03-06T10:11:12.000Z',
    capturedBy: 'A. Verifier',
    command: null,
    removed: null,
  }
}
