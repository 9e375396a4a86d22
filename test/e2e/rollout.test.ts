import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listPpas, type KeptPpa } from '../../electron/db/tables/ppas.ts'
import { testDeps } from '../support/database.ts'
import { writeEaReportFile } from '../support/ea-report-file.ts'
import { onRequestTracker, type Site } from '../support/rt/site.ts'
import { startApp } from '../support/start-app.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { findAccessFaults, openWindow, startChromium } from '../support/window.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startChromium()
})
afterAll(() => browser.close())

const shots = process.env['PROVISO_SHOTS']

/** Keeps a picture of the page where a person wants to see it. */
async function look(page: Page, name: string): Promise<void> {
  if (shots !== undefined) await page.screenshot({ path: join(shots, `rollout-${name}.png`) })
}

async function openManager() {
  const dataFolder = join(makeTempFolder(), 'data')
  const app = await startApp({ dataFolder, env: { ...process.env, PROVISO_KEY_STORE: 'none' } })
  return { app, ...(await openWindow(browser, app.address)) }
}

async function goTo(page: Page, part: 'Board' | 'Teams' | 'Coverage' | 'Reports'): Promise<void> {
  await page.getByRole('link', { name: 'Staged rollout', exact: true }).click()
  await page.getByLabel('Part of staged rollout').getByText(part, { exact: true }).click()
}

async function takeInTeams(page: Page): Promise<void> {
  const table = join(makeTempFolder(), 'teams.csv')
  const head = 'team,site,contact,active,since,product,product since,product until'
  const lines = [
    'EA North,North-Grid,GOC DB,yes,2011-05-01,,,',
    'EA South,South-Grid,a@b.example,yes,2011-05-01,,,',
  ]
  writeFileSync(table, [head, ...lines, 'EA South,South-Grid,GOC DB,yes,2011-05-01,,,'].join('\n'))
  await goTo(page, 'Teams')
  await page.getByLabel('Take in CSV').last().setInputFiles(table)
  await page.getByText('2 teams added').waitFor()
  await page.getByText('line 3, contact: it holds an address').waitFor()
}

async function takeInReport(page: Page, file: string): Promise<void> {
  await goTo(page, 'Reports')
  await page.getByLabel('Report file to take in').setInputFiles(file)
  await page.getByRole('button', { name: 'Take it in', exact: true }).click()
  await page.getByRole('button', { name: 'Take it in', exact: true }).waitFor({ state: 'detached' })
}

/** Asks both teams from the board, by keyboard. */
async function askTeams(page: Page): Promise<void> {
  await page.getByRole('grid', { name: 'Staged rollout' }).focus()
  await page.keyboard.press('a')
  for (const team of ['EA North', 'EA South']) {
    await page.getByRole('combobox', { name: 'Early adopter teams' }).fill(team)
    await page.getByRole('option', { name: team }).click()
  }
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Choose', exact: true }).click()
}

async function syncAll(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Outbox', exact: true }).click()
  await page.getByRole('button', { name: 'Sync now' }).click()
  await page.getByText('Nothing waits to be sent.').waitFor()
}

function firstPpa(): KeptPpa {
  return listPpas(testDeps().db).find(({ platform }) => platform === 'sl5')!
}

const nameOf = ({ productName, version, platform, arch, releaseVersion }: KeptPpa) =>
  `${productName} ${version}, ${platform}/${arch}, UMD ${releaseVersion}`

test('without a tracker: a product goes in, teams are asked, files come in, the rule offers, undo takes back', async () => {
  const { app, page, complaints } = await openManager()
  const ppa = firstPpa()
  await takeInTeams(page)
  await goTo(page, 'Board')
  await page.getByText('Nothing is in staged rollout.').waitFor()
  await page.keyboard.press('n')
  await page.getByRole('combobox', { name: 'Product, version and platform' }).fill(nameOf(ppa))
  await page.getByRole('option', { name: nameOf(ppa) }).click()
  await page.getByRole('button', { name: 'Put into rollout' }).click()
  await page.getByText('EATeams names no team yet.').first().waitFor()
  await askTeams(page)
  await page.getByText('EA North and EA South have not reported yet.').first().waitFor()
  await takeInReport(page, await writeEaReportFile(ppa, 'EA North', 'accept'))
  await takeInReport(page, await writeEaReportFile(ppa, 'EA South', 'reject'))
  await goTo(page, 'Board')
  await page.getByText('EA South rejects it: the manager decides.').first().waitFor()
  await look(page, 'rejected')
  expect(await findAccessFaults(page)).toEqual([])
  await page.keyboard.press('m')
  await page.getByText(/Nothing moved\. It stays: EA South rejects it/).waitFor()
  await page.getByRole('grid', { name: 'Staged rollout' }).focus()
  await page.keyboard.press('d')
  await page.getByText('The rule says otherwise').waitFor()
  await page.keyboard.type('The hole must be closed now.')
  await page.getByRole('button', { name: 'Move to UMDStore' }).click()
  await page.getByText('Nothing is in staged rollout.').or(page.getByText('Nothing fits.')).waitFor()
  const summary = page.waitForEvent('download')
  await page.getByRole('combobox', { name: 'Where it is' }).click()
  await page.getByRole('option', { name: 'Moved on' }).click()
  await page.getByText('Reason: The hole must be closed now.').waitFor()
  await page.getByRole('button', { name: /Summary/ }).click()
  expect((await summary).suggestedFilename()).toMatch(/^Rollout-.*\.pdf$/)
  await page.getByRole('button', { name: /^Undo/ }).click()
  await page.getByText('Taken back: moving').waitFor()
  await goTo(page, 'Coverage')
  await page.getByText('EMI 2 WNODES').first().waitFor()
  await look(page, 'coverage')
  expect(await findAccessFaults(page)).toEqual([])
  expect(complaints).toEqual([])
  await page.context().close()
  await app.stop()
})

async function signIn(page: Page, site: Site): Promise<void> {
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await page.getByRole('button', { name: 'Sign in to a ticket server' }).click()
  await page.getByLabel('Name', { exact: true }).last().fill('The site')
  await page.getByLabel('Address').fill(site.proxy.url)
  await page.getByLabel('Login').fill('manager')
  await page.getByRole('textbox', { name: 'Token' }).fill(site.server.tokens.manager)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Test' }).click()
  await page.getByText('It works.').waitFor()
}

async function readOnServer(site: Site, number: string) {
  const { json } = await site.raw('root', 'GET', `/ticket/${number}`)
  const { CustomFields } = json as { CustomFields: { name: string; values: string[] }[] }
  const values = (name: string) => CustomFields.find((field) => field.name === name)?.values
  const path = `/ticket/${number}/attachments?fields=Filename,Content,ContentType&per_page=100`
  const { items } = (await site.raw('root', 'GET', path)).json as {
    items: { Filename?: string; Content?: string; ContentType?: string }[]
  }
  const words = items.map(({ Filename, Content, ContentType }) =>
    ContentType === 'text/plain' ? (Content ?? '') : (Filename ?? ''),
  )
  return {
    teams: values('EATeams')?.toSorted(),
    progress: values('RolloutProgress'),
    words: words.join('\n'),
  }
}

onRequestTracker('the story of a staged-rollout manager', {}, (site) => {
  test('teams are asked offline, reports land on the ticket, it moves on while candidate is frozen, all is proven', async () => {
    const ppa = firstPpa()
    const number = await site.newTicket({ RolloutProgress: 'StagedRollout' })
    const subject = `${ppa.productName} ${ppa.version} for tests`
    await site.raw('root', 'PUT', `/ticket/${number}`, { Status: 'open', Subject: subject })
    const { app, page, complaints } = await openManager()
    await signIn(page, site)
    await takeInTeams(page)
    await goTo(page, 'Board')
    await page.getByText('No product here is named by this ticket').first().waitFor()
    await page.getByRole('combobox', { name: 'The product it is about' }).fill(nameOf(ppa))
    await page.getByRole('option', { name: nameOf(ppa) }).click()
    await page.getByRole('button', { name: 'Link', exact: true }).click()
    await page.getByText('EATeams names no team yet.').first().waitFor()

    site.proxy.follow(() => ({ kind: 'cut before' }))
    await askTeams(page)
    await page.getByText('Offline · 2 queued').waitFor()
    await page.getByText('EA North and EA South have not reported yet.').first().waitFor()
    site.proxy.follow(null)
    await syncAll(page)
    const asked = await readOnServer(site, number)
    expect(asked.teams).toEqual(['EA North', 'EA South'])
    expect(asked.words).toContain('Asked to try it: EA North and EA South.')

    await takeInReport(page, await writeEaReportFile(ppa, 'EA North', 'accept'))
    await goTo(page, 'Board')
    await page.getByText('EA South has not reported yet.').first().waitFor()
    await takeInReport(page, await writeEaReportFile(ppa, 'EA South', 'accept with known issues'))
    await goTo(page, 'Board')
    await page
      .getByText('All 2 teams have reported and nobody rejects: UMDStore is offered.')
      .first()
      .waitFor()
    await look(page, 'offered')
    await page.getByRole('link', { name: 'EA South' }).click()
    await page.getByRole('button', { name: /Put it on the ticket/ }).click()

    await goTo(page, 'Board')
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Freeze or open candidate' }).click()
    await page.getByLabel('UMD major').fill(String(ppa.umdMajor))
    await page.getByRole('button', { name: 'Freeze candidate' }).click()
    await page.getByText(`UMD ${String(ppa.umdMajor)}: frozen since`).waitFor()
    await page.getByRole('button', { name: 'Back', exact: true }).click()
    await page.getByText('candidate is frozen, so the packages wait in testing').first().waitFor()
    await page.getByRole('button', { name: /Move on to UMDStore/ }).click()
    await page.getByText('1 PPA moved to UMDStore.').waitFor()
    await syncAll(page)
    const moved = await readOnServer(site, number)
    expect(moved.progress).toEqual(['UMDStore'])
    expect(moved.words).toContain('The move of the packages is pending')
    expect(moved.words).toContain('Recommendation: accept with known issues')
    expect(moved.words).toMatch(/^EA-.*\.pdf$/m)

    await goTo(page, 'Board')
    await page.getByRole('combobox', { name: 'Where it is' }).click()
    await page.getByRole('option', { name: 'Move waits' }).click()
    await page.getByText('the packages wait in testing until candidate opens').first().waitFor()
    await look(page, 'waits')
    expect(await findAccessFaults(page)).toEqual([])
    expect(complaints).toEqual([])
    await page.context().close()
    await app.stop()
  })

  test('a ticket that somebody moved meanwhile is not moved again', async () => {
    const ppa = firstPpa()
    const number = await site.newTicket({ RolloutProgress: 'StagedRollout', EATeams: ['EA North'] })
    await site.raw('root', 'PUT', `/ticket/${number}`, { Status: 'open', Subject: `A race for ${number}` })
    const { app, page } = await openManager()
    await signIn(page, site)
    await takeInTeams(page)
    await goTo(page, 'Board')
    await page.getByText(`A race for ${number}`).first().click()
    await page.getByRole('combobox', { name: 'The product it is about' }).fill(nameOf(ppa))
    await page.getByRole('option', { name: nameOf(ppa) }).click()
    await page.getByRole('button', { name: 'Link', exact: true }).click()
    await takeInReport(page, await writeEaReportFile(ppa, 'EA North', 'accept'))
    await goTo(page, 'Board')
    await page.getByRole('row', { name: /The one team has reported and nobody rejects/ }).click()
    site.proxy.follow(() => ({ kind: 'cut before' }))
    await page.getByRole('button', { name: /Move on to UMDStore/ }).click()
    await page.getByText('Offline · 2 queued').waitFor()
    const fields = { RolloutProgress: 'Rejected' }
    await site.raw('root', 'PUT', `/ticket/${number}`, { CustomFields: fields })
    site.proxy.follow(null)
    await page.getByRole('link', { name: 'Outbox', exact: true }).click()
    await page.getByRole('button', { name: 'Sync now' }).click()
    await page.getByRole('button', { name: 'Leave theirs' }).waitFor()
    expect((await readOnServer(site, number)).progress).toEqual(['Rejected'])
    await page.getByRole('button', { name: 'Leave theirs' }).click()
    await page.getByText('Nothing waits to be sent.').waitFor()
    expect((await readOnServer(site, number)).progress).toEqual(['Rejected'])
    await page.context().close()
    await app.stop()
  })
})
