import { describe, expect, test } from 'vitest'
import { verifyPdf } from '../../../electron/documents/verify/verify-pdf.ts'
import { getEaReport, listEaReports } from '../../../electron/db/tables/ea-reports.ts'
import { listEvidence } from '../../../electron/db/tables/evidence.ts'
import { reviseReport } from '../../../electron/usecases/ea-reports/begin.ts'
import { samplePpa } from '../../../shared/domain/ea-report-sample.ts'
import { previewReport, takeReportIn } from '../../../electron/usecases/ea-reports/take-in.ts'
import { checkEvidence } from '../../../electron/usecases/evidence/evidence.ts'
import { testDeps } from '../../support/database.ts'
import { eaDeps, eaFile, recommend, writeReport } from '../../support/ea-reports.ts'
import { uploadIn } from '../../support/evidence.ts'
import { templatesFolder } from '../../support/folders.ts'
import { screenShot } from '../../support/pictures.ts'
import { dcacheOnSl5, valueOf } from '../../support/run.ts'

const options = { templatesFolder, siteLayouts: null }

interface Sent {
  readonly id: string
  readonly file: { readonly name: string; readonly bytes: Uint8Array }
}

let made: Promise<readonly [Sent, Sent]> | undefined

/** The two files an admin sends, one after the other; made once, for they are the same each time. */
function files(): Promise<readonly [Sent, Sent]> {
  made ??= sendTwo()
  return made
}

async function sendTwo(): Promise<readonly [Sent, Sent]> {
  const admin = eaDeps()
  const id = writeReport(admin)
  const at = { workId: id, place: 'report' }
  valueOf(await uploadIn(admin, at, Buffer.from('all is well\n'), { asIs: false, name: 'nagios.log' }))
  valueOf(await uploadIn(admin, at, screenShot(1), { asIs: false, name: 'load.png' }))
  recommend(admin, id, 'accept with known issues')
  const first = { id, file: await eaFile(admin, id) }
  const changed = valueOf(reviseReport(admin, id)).id
  recommend(admin, changed, 'reject')
  return [first, { id: changed, file: await eaFile(admin, changed) }]
}

describe('a report goes out as one sealed file', () => {
  test('which is proven, carries its evidence and says all of it', async () => {
    const [first] = await files()
    const { check, model } = await verifyPdf(first.file.bytes, options)
    expect(check.problems).toEqual([])
    expect(check.checked.join(' ')).toContain('2 attached pieces of evidence')
    expect(check.title).toContain('report of CESGA')
    expect(model).toMatchObject({ kind: 'staged-rollout report', eaReport: { report: { id: first.id } } })
  })

  test('with changed bytes it is refused by its name, and nothing is kept', async () => {
    const [first] = await files()
    const manager = testDeps()
    for (const place of [5000, Math.floor(first.file.bytes.length / 2)]) {
      const bytes = new Uint8Array(first.file.bytes)
      bytes[place]! ^= 1
      const taken = await takeReportIn(manager, { name: 'cesga.pdf', bytes }, [], options)
      expect(taken.ok ? '' : taken.failure.message).toContain(
        'cesga.pdf was not taken in. The file was changed',
      )
    }
    expect(listEaReports(manager.db)).toEqual([])
  })

  test('a sealed file whose data could never be handed in is refused, one whose pages say something else is told', async () => {
    const admin = eaDeps()
    const id = writeReport(admin)
    recommend(admin, id, 'accept')
    const forge = (jobs: string) =>
      eaFile(admin, id, (paper) => {
        const { report } = paper.eaReport!
        return {
          ...paper,
          eaReport: { ...paper.eaReport!, report: { ...report, fields: { ...report.fields, jobs } } },
        }
      })
    const negative = await previewReport(admin.db, await forge('-5'), options)
    expect(negative.ok ? '' : negative.failure.message).toContain('Jobs cannot be less than zero')
    const other = valueOf(await previewReport(testDeps().db, await forge('99999'), options))
    expect(other.remarks.join(' ')).toContain('pages do not say what its data says')
  })

  test('a sample and a file of another kind are refused', async () => {
    const admin = eaDeps()
    const sample = writeReport(admin, samplePpa.id)
    recommend(admin, sample, 'accept')
    const file = await eaFile(admin, sample, (paper) => {
      expect(JSON.stringify(paper.sections)).toContain('written to try the program')
      return paper
    })
    const refused = await previewReport(admin.db, file, options)
    expect(refused.ok ? '' : refused.failure.message).toContain('does not exist')
    const none = { name: 'note.txt', bytes: new TextEncoder().encode('hello') }
    expect((await previewReport(admin.db, none, options)).ok).toBe(false)
  })
})

describe('a manager takes a report in', () => {
  test('with its evidence, once, and gives out the same file again', async () => {
    const [first] = await files()
    const manager = testDeps()
    const preview = valueOf(await previewReport(manager.db, first.file, options))
    expect(preview).toMatchObject({ isKnown: false, standing: [], report: { by: 'Ada' } })
    expect(listEaReports(manager.db)).toEqual([])
    valueOf(await takeReportIn(manager, first.file, [], options))
    valueOf(await takeReportIn(manager, first.file, [], options))
    expect(listEaReports(manager.db)).toMatchObject([{ state: 'submitted', takenInFrom: preview.digest }])
    expect(listEvidence(manager.db, first.id).map(({ name }) => name)).toEqual(['nagios.log', 'load.png'])
    expect(await checkEvidence(manager, first.id)).toEqual([])
    const again = await eaFile(manager, first.id)
    expect(Buffer.from(again.bytes).equals(Buffer.from(first.file.bytes))).toBe(true)
  })

  test('a changed recommendation takes the place of the earlier one, in whatever order they come', async () => {
    const [first, second] = await files()
    for (const order of [
      [first, second],
      [second, first],
    ]) {
      const manager = testDeps()
      for (const { file } of order) valueOf(await takeReportIn(manager, file, [], options))
      expect(getEaReport(manager.db, first.id)?.state).toBe('replaced')
      expect(getEaReport(manager.db, second.id)?.state).toBe('submitted')
    }
  })

  test('two reports of one team stand side by side unless the manager says which one counts', async () => {
    const [first] = await files()
    let ids = 0
    const colleague = { ...eaDeps('cesga', 'Bo'), newId: () => `bo-${String((ids += 1))}` }
    const id = writeReport(colleague, dcacheOnSl5)
    recommend(colleague, id, 'reject')
    const theirs = await eaFile(colleague, id)
    for (const replacing of [[], [first.id]]) {
      const manager = testDeps()
      valueOf(await takeReportIn(manager, first.file, [], options))
      const { standing } = valueOf(await previewReport(manager.db, theirs, options))
      expect(standing).toMatchObject([{ report: { id: first.id }, isPredecessor: false }])
      valueOf(await takeReportIn(manager, theirs, replacing, options))
      expect(getEaReport(manager.db, first.id)?.state).toBe(replacing.length > 0 ? 'replaced' : 'submitted')
    }
    const manager = testDeps()
    expect((await takeReportIn(manager, theirs, ['gone'], options)).ok).toBe(false)
    expect(listEaReports(manager.db)).toEqual([])
  }, 120_000)
})
