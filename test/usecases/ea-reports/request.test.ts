import { expect, test } from 'vitest'
import { beginRequested, writeRequest } from '../../../electron/usecases/ea-reports/request.ts'
import { readEaReport } from '../../../electron/usecases/ea-reports/read.ts'
import { previewReport } from '../../../electron/usecases/ea-reports/take-in.ts'
import { EaRequest } from '../../../shared/domain/ea-request.ts'
import { ppaId } from '../../../shared/domain/umd-release.ts'
import { testDeps } from '../../support/database.ts'
import { answerAll, eaDeps, eaFile, recommend } from '../../support/ea-reports.ts'
import { templatesFolder } from '../../support/folders.ts'
import { openRolloutDesk } from '../../support/rollout-desk.ts'
import { dcacheOnSl5, valueOf } from '../../support/run.ts'

const today = '2026-11-20'

/** A request about a version whose record no site has yet. */
function requestOfTomorrow(hints = 'Watch the log.'): EaRequest {
  const { text } = valueOf(writeRequest(testDeps().db, dcacheOnSl5))
  const request = EaRequest.parse(JSON.parse(text))
  const ppa = { ...request.ppa, version: '99.1.0' }
  return EaRequest.parse({ ...request, hints, rtTicket: '4711', ppa: { ...ppa, id: ppaId(ppa) } })
}

test('a request begins the report on a product whose record is not here', () => {
  const admin = eaDeps()
  const request = requestOfTomorrow()
  const file = { name: 'request.json', text: JSON.stringify(request) }
  const { id } = valueOf(beginRequested(admin, file))
  const { report, hints } = valueOf(readEaReport(admin.db, id, today))
  expect(hints).toBe('Watch the log.')
  expect(report).toMatchObject({
    ppa: request.ppa,
    fields: { version: '99.1.0', rtTicket: '4711', team: 'CESGA' },
  })
  expect(valueOf(beginRequested(admin, file)).id).toBe(id)
})

test('its report goes the way of any other', async () => {
  const admin = eaDeps()
  const { id } = valueOf(beginRequested(admin, { name: 'r', text: JSON.stringify(requestOfTomorrow('')) }))
  answerAll(admin, id)
  recommend(admin, id, 'accept')
  const options = { templatesFolder, siteLayouts: null }
  const seen = valueOf(await previewReport(testDeps().db, await eaFile(admin, id), options))
  expect(seen.remarks).toEqual([
    '1.7.0/emi.dcache/99.1.0/sl5/x86_64 is not known here: the report is kept, and no product waits for it.',
  ])
})

test('it names the ticket that the manager sees', () => {
  const desk = openRolloutDesk()
  const ppa = desk.withTicket({ EATeams: ['EA North'] })
  const { fileName, text } = valueOf(writeRequest(desk.deps.db, ppa.id))
  expect(JSON.parse(text)).toMatchObject({ rtTicket: ppa.place.number, ppa: { id: ppa.id } })
  expect(fileName).toMatch(/^request-.*\.json$/)
})

test('what is no request, or names another product than its id, begins nothing', () => {
  const admin = eaDeps()
  const request = requestOfTomorrow()
  const other = { ...request, ppa: { ...request.ppa, version: '1.0.0' } }
  for (const text of ['', '{}', 'null', JSON.stringify(other)]) {
    const begun = beginRequested(admin, { name: 'note.json', text })
    expect(begun.ok ? '' : begun.failure.message).toBe('note.json is no request for a staged-rollout report.')
  }
})
