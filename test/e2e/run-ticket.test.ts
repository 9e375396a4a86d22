import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Api } from '../../renderer/lib/api.ts'
import { freshAddress } from '../support/fresh-address.ts'
import { connect } from '../support/connect.ts'
import { onRequestTracker, type Site } from '../support/rt/site.ts'
import { dcacheOnSl5 } from '../support/run.ts'
import { startApp } from '../support/start-app.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { findAccessFaults, openWindow, startChromium } from '../support/window.ts'
import { makeAccountDraft, opIdFields } from '../support/tickets.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startChromium()
})
afterAll(() => browser.close())

async function signIn(api: Api, site: Site): Promise<void> {
  await api.tickets.saveAccount(
    makeAccountDraft({
      address: site.proxy.url,
      login: 'verifier',
      secret: site.server.tokens.verifier,
      opIdFields,
    }),
  )
  await api.tickets.sync({ whole: true })
}

/** A finished revision of the ticket's product. */
async function finishRun(api: Api, rtTicket: string): Promise<string> {
  const { id } = await api.verifications.start({
    ppaId: dcacheOnSl5,
    qcReleaseId: 'QC7',
    releaseType: 'revision',
  })
  for (const kind of ['installation', 'upgrade'] as const)
    await api.verifications.setCheckVerdict({ id, kind, verdict: 'OK' })
  const { summaryRevisions } = (await api.verifications.get({ id })).verification
  const texts = { verifier: 'A. Verifier', hours: '1.5', rtTicket } as const
  for (const field of ['verifier', 'hours', 'rtTicket'] as const)
    await api.verifications.setSummaryField({ id, field, seen: summaryRevisions[field], text: texts[field] })
  await api.verifications.setOutcome({ id, outcome: 'accepted' })
  await api.verifications.finish({ id })
  return id
}

async function filesOnServer(site: Site, number: string): Promise<readonly string[]> {
  const { json } = await site.raw('root', 'GET', `/ticket/${number}/attachments?fields=Filename`)
  return (json as { items: { Filename?: string }[] }).items.flatMap(({ Filename = '' }) =>
    Filename === '' ? [] : [Filename],
  )
}

onRequestTracker('the ticket of a run', {}, (site) => {
  test('goes to staged rollout with the hours and the report', async () => {
    const number = await site.newTicket({ RolloutProgress: 'In Verification', CommunicationStatus: 'OK' })
    await site.raw('root', 'PUT', `/ticket/${number}`, { Status: 'open', Owner: 'verifier' })
    const dataFolder = join(makeTempFolder(), 'data')
    const app = await startApp({ dataFolder, env: { ...process.env, PROVISO_KEY_STORE: 'none' } })
    const { api, close } = await connect(app.address)
    await signIn(api, site)
    const id = await finishRun(api, number)
    const { page, complaints } = await openWindow(browser, await freshAddress(dataFolder))
    await page.goto(`${new URL(app.address).origin}/#/runs/${id}`)
    await page.locator('#row-life').click()
    await page.getByRole('button', { name: 'StagedRollout', exact: true }).click()
    await page.getByText('1.5 hours of effort are written').waitFor()
    expect(await page.getByRole('checkbox', { name: 'Attach the report' }).isChecked()).toBe(true)
    expect(await findAccessFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Move to StagedRollout' }).click()
    await page.getByText('on the way; the outbox shows them').waitFor()
    await api.tickets.sync({ whole: true })
    await expect
      .poll(async () => (await api.tickets.outbox({ settled: 0 })).open, { timeout: 30_000 })
      .toEqual([])
    expect(await filesOnServer(site, number)).toEqual(['emi.dcache-1.9.15-sl5-x86_64_QCv7.pdf'])
    const { json } = await site.raw('root', 'GET', `/ticket/${number}`)
    expect(json).toMatchObject({
      CustomFields: expect.arrayContaining([
        expect.objectContaining({ name: 'RolloutProgress', values: ['StagedRollout'] }),
        expect.objectContaining({ name: 'VerificationHours', values: ['1.5'] }),
      ]),
    })
    expect(complaints).toEqual([])
    close()
    await page.context().close()
    await app.stop()
  })
})
