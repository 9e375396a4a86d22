import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { verificationModel } from '../../electron/documents/model.ts'
import { writeReport } from '../../electron/documents/report.ts'
import { writeWorkbook } from '../../electron/documents/workbook.ts'
import { sampleQcRelease, sampleVerification } from './sample-verification.ts'

/** A program: prints the digests of both documents of the sample, to compare machines, zones and languages. */
const model = verificationModel({
  verification: sampleVerification(),
  qcRelease: sampleQcRelease(),
  knownCount: 21,
  auditHead: { seq: 41, hash: 'ab'.repeat(32) },
})
const templatesFolder = fileURLToPath(new URL('../../templates', import.meta.url))
const report = await writeReport(model, { templatesFolder })
if (!report.ok) throw new Error(report.failure.message)
for (const bytes of [await writeWorkbook(model), report.value.bytes]) {
  process.stdout.write(`${createHash('sha256').update(bytes).digest('hex')}\n`)
}
