import { expect, test } from 'vitest'
import { readForeignEvidence } from '../../../electron/usecases/report/foreign-evidence.ts'
import { mergeSafely } from '../../../electron/documents/merge/merge-safely.ts'
import { readBundleParts } from '../../../electron/usecases/report/bundle.ts'
import { damages, makeForeign } from '../../support/damaged-pdfs.ts'
import { startEvidenceRun } from '../../support/evidence.ts'
import { makeReport } from '../../support/report.ts'
import { valueOf } from '../../support/run.ts'

test('the PDFs among the evidence become pages, in its order; one kept as it is only says so', async () => {
  const { deps, id, upload } = startEvidenceRun()
  const foreign = await (await makeForeign(true, 3)).save()
  const locked = await damages['locked for everyone']!(Buffer.from(''), () => 0)
  valueOf(await upload(foreign, false, 'a.pdf'))
  valueOf(await upload('just text', false, 'b.log'))
  valueOf(await upload(foreign, true, 'c.pdf'))
  valueOf(await upload(locked, false, 'd.pdf'))
  const { files, model } = valueOf(await readForeignEvidence(deps, id, 'secret'))
  const { parts } = valueOf(await mergeSafely(files, model.stampedAt, {}))
  expect(parts.map(({ name, pages }) => [name, pages])).toEqual([
    ['E1 a.pdf', 3],
    ['E3 c.pdf', 1],
    ['E4 d.pdf', 2],
  ])
  expect(parts[1]?.problem).toContain('without masking secrets')
})

test('a run without a PDF says that there is none', async () => {
  const { deps, id } = startEvidenceRun()
  expect(await readForeignEvidence(deps, id, null)).toMatchObject({ failure: { kind: 'refused' } })
})

test('evidence as it was captured is in the report and in the bundle', async () => {
  const { deps, id, upload } = startEvidenceRun()
  valueOf(await upload('hello\n'.repeat(500), false, 'a.log'))
  const parts = valueOf(await readBundleParts(deps, id))
  expect([...parts.evidence.keys()]).toEqual(['E1-a.log'])
  expect(parts.model.groups[0]?.rows[0]?.evidence).toEqual([1])
  expect((await makeReport(parts.model, { attachments: parts.attachments })).pages).toBeGreaterThan(2)
})
