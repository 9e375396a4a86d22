import { describe, expect, test } from 'vitest'
import { getEaReport, listEaReports, listReportsOfPpa } from '../../../electron/db/tables/ea-reports.ts'
import { listPpas } from '../../../electron/db/tables/ppas.ts'
import {
  beginReport,
  bringDraftBack,
  copyReport,
  reviseReport,
  throwDraftAway,
} from '../../../electron/usecases/ea-reports/begin.ts'
import { listWaiting, readEaReport } from '../../../electron/usecases/ea-reports/read.ts'
import { samplePpa } from '../../../shared/domain/ea-report-sample.ts'
import { submitReport } from '../../../electron/usecases/ea-reports/submit.ts'
import {
  addProblem,
  removeProblem,
  setAnswers,
  setReportText,
} from '../../../electron/usecases/ea-reports/write.ts'
import { changeSettings } from '../../../electron/usecases/settings/settings.ts'
import { startVerification } from '../../../electron/usecases/verification/start.ts'
import { openRolloutDesk } from '../../support/rollout-desk.ts'
import { eaDeps, recommend, type, writeReport } from '../../support/ea-reports.ts'
import { dcacheOnSl5, valueOf } from '../../support/run.ts'

const today = '2026-11-20'

describe('a report is begun', () => {
  test('with what is known, once', () => {
    const deps = eaDeps()
    const { id } = valueOf(beginReport(deps, dcacheOnSl5))
    expect(getEaReport(deps.db, id)).toMatchObject({
      state: 'draft',
      by: 'Ada',
      fields: { team: 'CESGA', site: 'CESGA-EGEE', version: '1.9.15', platform: 'sl5' },
    })
    expect(valueOf(beginReport(deps, dcacheOnSl5)).id).toBe(id)
    expect(beginReport(deps, 'nothing').ok).toBe(false)
  })

  test('not a second time by a team that handed one in', () => {
    const deps = eaDeps()
    recommend(deps, writeReport(deps), 'accept')
    const again = beginReport(deps, dcacheOnSl5)
    expect(again.ok ? '' : again.failure.message).toContain('handed in its report')
    expect(listEaReports(deps.db)).toHaveLength(1)
  })

  test('as often as one likes on the product that does not exist', () => {
    const deps = eaDeps()
    recommend(deps, writeReport(deps, samplePpa.id), 'accept')
    expect(beginReport(deps, samplePpa.id).ok).toBe(true)
  })
})

describe('a draft keeps what is written', () => {
  test('impossible figures, too, and says in words what is wrong', () => {
    const deps = eaDeps()
    const id = writeReport(deps)
    type(deps, id, 'jobs', '-5')
    type(deps, id, 'productionSince', '2999-01-01')
    const { report, missing } = valueOf(readEaReport(deps.db, id, today))
    expect(report.fields).toMatchObject({ jobs: '-5', productionSince: '2999-01-01' })
    expect(missing.map(({ place }) => place)).toEqual(['productionSince', 'jobs', 'recommendation'])
    expect(submitReport(deps, id)).toMatchObject({ ok: false, failure: { place: 'productionSince' } })
    expect(getEaReport(deps.db, id)?.state).toBe('draft')
  })

  test('a blank is no figure, and is not handed in', () => {
    const deps = eaDeps()
    const id = writeReport(deps)
    type(deps, id, 'transfers', ' ')
    type(deps, id, 'site', ' CESGA-EGEE ')
    recommend(deps, id, 'accept')
    expect(getEaReport(deps.db, id)?.fields).toMatchObject({ transfers: '', site: 'CESGA-EGEE' })
  })

  test('a text that was changed elsewhere is a conflict and stays', () => {
    const deps = eaDeps()
    const id = writeReport(deps)
    type(deps, id, 'remarks', 'Mine')
    const old = setReportText(deps, id, { place: 'remarks', text: 'Theirs', seen: 0 })
    expect(old).toMatchObject({ ok: false, failure: { kind: 'conflict', theirs: 'Mine' } })
    expect(setReportText(deps, id, { place: 'problems.gone.title', text: 'x', seen: 0 }).ok).toBe(false)
  })

  test('a stage with problems gets one to fill in, and loses it when it went well after all', () => {
    const deps = eaDeps()
    const id = writeReport(deps)
    const problems = () => getEaReport(deps.db, id)?.fields.problems ?? []
    valueOf(setAnswers(deps, id, { went: { operation: 'with problems' } }))
    expect(problems()).toMatchObject([{ stage: 'operation', title: '' }])
    valueOf(setAnswers(deps, id, { went: { operation: 'well' } }))
    expect(problems()).toEqual([])
    valueOf(setAnswers(deps, id, { went: { operation: 'with problems' } }))
    type(deps, id, `problems.${problems()[0]?.id ?? ''}.title`, 'It stops')
    valueOf(setAnswers(deps, id, { went: { operation: 'well' } }))
    expect(problems()).toMatchObject([{ title: 'It stops' }])
  })

  test('a problem taken away comes back whole', () => {
    const deps = eaDeps()
    const id = writeReport(deps)
    valueOf(addProblem(deps, id, 'operation'))
    const before = getEaReport(deps.db, id)?.fields.problems ?? []
    const { problem } = valueOf(removeProblem(deps, id, before[0]?.id ?? ''))
    expect(getEaReport(deps.db, id)?.fields.problems).toEqual([])
    valueOf(addProblem(deps, id, problem))
    expect(getEaReport(deps.db, id)?.fields.problems).toEqual(before)
  })

  test('it can be thrown away and comes back, a report handed in cannot', () => {
    const deps = eaDeps()
    const id = writeReport(deps)
    const before = getEaReport(deps.db, id)
    const gone = valueOf(throwDraftAway(deps, id))
    expect(listEaReports(deps.db)).toEqual([])
    valueOf(bringDraftBack(deps, gone))
    expect(getEaReport(deps.db, id)).toMatchObject({ fields: before?.fields, state: 'draft' })
    valueOf(throwDraftAway(deps, id))
    const other = writeReport(deps)
    recommend(deps, other, 'accept')
    expect(throwDraftAway(deps, other).ok).toBe(false)
    expect(bringDraftBack(deps, { ...gone, state: 'submitted' }).ok).toBe(false)
  })
})

describe('a report that was handed in', () => {
  test('never changes', () => {
    const deps = eaDeps()
    const id = writeReport(deps)
    recommend(deps, id, 'accept with known issues')
    const before = getEaReport(deps.db, id)
    expect(before).toMatchObject({
      state: 'submitted',
      fields: { recommendation: 'accept with known issues' },
    })
    expect(setAnswers(deps, id, { recommendation: 'reject' }).ok).toBe(false)
    expect(setReportText(deps, id, { place: 'site', text: 'x', seen: 0 }).ok).toBe(false)
    expect(getEaReport(deps.db, id)).toEqual(before)
  })

  test('is replaced by a changed recommendation and stays in the trail', () => {
    const deps = eaDeps()
    const first = writeReport(deps)
    recommend(deps, first, 'accept')
    const { id } = valueOf(reviseReport(deps, first))
    expect(valueOf(reviseReport(deps, first)).id).toBe(id)
    expect(getEaReport(deps.db, first)?.state).toBe('submitted')
    recommend(deps, id, 'reject')
    const states = listReportsOfPpa(deps.db, dcacheOnSl5).map(({ state, fields }) => [
      state,
      fields.recommendation,
    ])
    expect(states).toEqual([
      ['replaced', 'accept'],
      ['submitted', 'reject'],
    ])
    expect(valueOf(readEaReport(deps.db, first, today)).replacedBy).toBe(id)
    const trail = deps.db.prepare("select data from audit where action = 'EA report handed in'").pluck().all()
    expect(trail.at(-1)).toContain('"recommendation":"accept"')
  })

  test('is copied to another platform, marked, and recommends nothing there', () => {
    const deps = eaDeps()
    const other = listPpas(deps.db).find(
      ({ productKey, releaseVersion }) => productKey === 'emi.dcache' && releaseVersion !== '1.7.0',
    )
    const id = writeReport(deps)
    recommend(deps, id, 'accept')
    const copy = valueOf(copyReport(deps, id, other?.id ?? '')).id
    expect(getEaReport(deps.db, copy)).toMatchObject({
      state: 'draft',
      copiedFrom: { id, platform: 'sl5' },
      fields: { jobs: '1200', recommendation: null, version: other?.version },
    })
    const strange = listPpas(deps.db).find(({ productKey }) => productKey !== 'emi.dcache')?.id ?? ''
    expect(copyReport(deps, id, strange).ok).toBe(false)
  })
})

describe('what stands around a report is told in words', () => {
  test('whoever verified the product, and two reports of one team', () => {
    const deps = eaDeps()
    valueOf(startVerification(deps, { ppaId: dcacheOnSl5, qcReleaseId: 'QC7', releaseType: 'major' }))
    const id = writeReport(deps)
    recommend(deps, id, 'accept')
    const { remarks } = valueOf(readEaReport(deps.db, id, today))
    expect(remarks.join(' ')).toContain('Whoever verified this product')
    changeSettings(deps, { team: 'Other', verifier: 'Bo' })
    const second = writeReport(deps)
    type(deps, second, 'team', 'cesga')
    expect(valueOf(readEaReport(deps.db, second, today)).remarks.join(' ')).toContain(
      'Another report of CESGA',
    )
  })

  test('a ticket that moved on meanwhile, or asks others', () => {
    const desk = openRolloutDesk()
    const { deps } = desk
    changeSettings(deps, { team: 'CESGA', institute: 'CESGA-EGEE', verifier: 'Ada' })
    const ppa = desk.withTicket({ EATeams: ['CESGA'] })
    expect(listWaiting(deps.db)).toMatchObject([{ ppa: { id: ppa.id }, reportId: null }])
    const id = writeReport(deps, ppa.id)
    expect(listWaiting(deps.db)).toMatchObject([{ reportId: id }])
    const remarks = () => valueOf(readEaReport(deps.db, id, today)).remarks
    expect(remarks()).toEqual([])
    desk.withTicket({ RolloutProgress: ['UMDStore'], EATeams: ['SARA'] })
    expect(remarks()[0]).toContain('not in staged rollout now but in UMDStore')
    expect(remarks()[1]).toContain('asks SARA, and not CESGA')
    recommend(deps, id, 'accept')
    expect(getEaReport(deps.db, id)?.state).toBe('submitted')
    expect(listWaiting(deps.db)).toEqual([])
  })
})
