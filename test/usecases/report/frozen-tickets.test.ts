import { expect, test } from 'vitest'
import { unpackStored } from '../../../electron/documents/bundle/stored-zip.ts'
import { verifyBundle } from '../../../electron/documents/bundle/verify-bundle.ts'
import { writeBundle } from '../../../electron/documents/bundle/write-bundle.ts'
import { comparePages } from '../../../electron/documents/verify/compare-pages.ts'
import { readPageTexts } from '../../../electron/documents/verify/page-text.ts'
import { printedTexts } from '../../../electron/documents/verify/printed-texts.ts'
import { inTransaction } from '../../../electron/db/handles.ts'
import { upsertTicket, ticketKey } from '../../../electron/db/tables/tickets.ts'
import { getAccount, upsertAccount } from '../../../electron/db/tables/tracker-accounts.ts'
import { readBundleParts } from '../../../electron/usecases/report/bundle.ts'
import { setRowText, setSummaryField } from '../../../electron/usecases/verification/texts.ts'
import type { AccountDraft } from '../../../shared/domain/tracker-account.ts'
import type { MirroredTicket } from '../../../shared/domain/mirrored-ticket.ts'
import { templatesFolder } from '../../support/folders.ts'
import { makeReport } from '../../support/report.ts'
import { startTestRun, valueOf } from '../../support/run.ts'
import { makeAccountDraft } from '../../support/tickets.ts'

const draft: AccountDraft = makeAccountDraft({
  name: 'EGI RT',
  address: 'https://rt.example.org/rt',
  login: 'tester',
})

function ticket(number: string, subject: string): MirroredTicket {
  return {
    accountId: 'rt',
    number,
    queue: 'sw-rel',
    subject,
    status: 'open',
    owner: 'tester',
    creator: 'provider',
    requestors: [],
    priority: 0,
    minutesWorked: 0,
    created: null,
    lastUpdated: '2012-03-05T10:00:00.000Z',
    due: null,
    resolved: null,
    fields: [{ name: 'RolloutProgress', values: ['In Verification'] }],
    links: [],
    fieldsKnown: true,
    gone: null,
  }
}

test('the tickets a verification rests on are printed as they stood, and frozen in the bundle', async () => {
  const { deps, id, read } = startTestRun()
  inTransaction(deps.db, (tx) => {
    upsertAccount(tx, 'rt', draft)
    const { number } = getAccount(tx, 'rt')!
    for (const [name, subject] of [
      ['2831', 'dCache 1.9.15'],
      ['2900', 'A proxy in the log'],
      ['2901', 'Of another product'],
    ] as const) {
      upsertTicket(tx, ticketKey(number, name), ticket(name, subject))
    }
  })
  valueOf(
    setSummaryField(deps, id, 'rtTicket', {
      text: ' 2831 ',
      seen: read().summaryRevisions.rtTicket,
    }),
  )
  const tickets = 'https://rt.example.org/rt/Ticket/Display.html?id=2900\n2901'
  valueOf(setRowText(deps, { id, criterionId: 'QC_DOC_1' }, 'tickets', { text: tickets, seen: 0 }))
  const parts = valueOf(await readBundleParts(deps, id))
  expect(parts.model.ticketCopies.map(({ number }) => number)).toEqual(['2831', '2900'])
  const { bytes: report } = await makeReport(parts.model)
  expect(comparePages(await readPageTexts(report), printedTexts(parts.model))).toEqual([])
  const bundle = await writeBundle({ ...parts, report })
  expect([...valueOf(await unpackStored(bundle)).keys()]).toContain('tickets/EGI-RT-2831.json')
  const { check } = await verifyBundle(bundle, { templatesFolder, siteLayouts: null })
  expect(check.problems).toEqual([])
})
