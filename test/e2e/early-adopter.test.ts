import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { samplePpa } from '../../shared/domain/ea-report-sample.ts'
import { eaRequestSchema } from '../../shared/domain/ea-request.ts'
import { ppaId } from '../../shared/domain/umd-release.ts'
import { onRequestTracker, type Site } from '../support/rt/site.ts'
import { startApp } from '../support/start-app.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { findAccessFaults, openWindow, startChromium } from '../support/window.ts'
import { answerEverything, becomeEarlyAdopter } from '../support/write-ea-report.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startChromium()
})
afterAll(() => browser.close())

const shots = process.env['PROVISO_SHOTS']

/** Keeps a picture of the page where a person wants to see it. */
async function look(page: Page, name: string): Promise<void> {
  if (shots !== undefined) await page.screenshot({ path: join(shots, `early-adopter-${name}.png`) })
}

async function openFirstTime(colorScheme: 'light' | 'dark' = 'light') {
  const dataFolder = join(makeTempFolder(), 'data')
  const app = await startApp({ dataFolder, env: { ...process.env, PROVISO_KEY_STORE: 'none' } })
  const { page, complaints } = await openWindow(browser, app.address, { colorScheme })
  return { app, page, complaints }
}

async function saveDocument(page: Page): Promise<string> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: /Save the document/ }).click()
  const path = join(makeTempFolder(), 'report.pdf')
  await (await download).saveAs(path)
  return path
}

test('without a line: a first start, a report, one file, and the manager takes it in', async () => {
  const admin = await openFirstTime()
  const { page } = admin
  await look(page, 'first-start')
  await becomeEarlyAdopter(page)
  expect(await page.getByRole('navigation', { name: 'Main' }).getByRole('link').allInnerTexts()).toEqual([
    'My reports',
    'Tickets',
    'Outbox',
    'Settings',
  ])
  await page.getByRole('combobox', { name: 'Product, version and platform' }).fill('dCache 1.9.15')
  await page
    .getByRole('option', { name: /dCache 1\.9\.15, sl5/ })
    .first()
    .click()
  expect(await findAccessFaults(page)).toEqual([])
  await look(page, 'my-reports')
  await page.getByRole('button', { name: 'Write a report' }).click()
  await page.getByRole('button', { name: /Hand in/ }).click()
  await page.getByText('Say how the installation went.').first().waitFor()
  expect(await findAccessFaults(page)).toEqual([])
  await answerEverything(page)
  await page.getByText('Every question is answered.').waitFor()
  await page.getByRole('button', { name: 'Throw away' }).click()
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await page.getByText('Every question is answered.').waitFor()
  await look(page, 'form')
  expect(await findAccessFaults(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await page.getByText('How it reaches the manager').waitFor()
  await look(page, 'handed-in')
  expect(await findAccessFaults(page)).toEqual([])
  const file = await saveDocument(page)
  await page.getByRole('main').getByRole('link', { name: 'My reports' }).click()
  await page.getByRole('heading', { name: 'My reports' }).waitFor()
  await page.getByText('handed in', { exact: true }).waitFor()
  expect(admin.complaints).toEqual([])
  await page.context().close()
  await admin.app.stop()

  const manager = await openFirstTime('dark')
  await manager.page.getByRole('button', { name: 'I manage staged rollout' }).click()
  await manager.page.getByLabel('Part of staged rollout').getByText('Reports').click()
  const changed = join(makeTempFolder(), 'changed.pdf')
  const bytes = readFileSync(file)
  bytes[9000]! ^= 1
  writeFileSync(changed, bytes)
  await manager.page.getByLabel('Report file to take in').setInputFiles(changed)
  await manager.page.getByText('changed.pdf was not taken in.').waitFor()
  await manager.page.getByLabel('Report file to take in').setInputFiles(file)
  await manager.page.getByRole('button', { name: 'Take it in', exact: true }).waitFor()
  await look(manager.page, 'take-in')
  expect(await findAccessFaults(manager.page)).toEqual([])
  await manager.page.getByRole('button', { name: 'Take it in', exact: true }).click()
  await manager.page.getByText('accept with known issues').first().waitFor()
  expect(await manager.page.getByText('CESGA at CESGA-EGEE').count()).toBeGreaterThan(0)
  expect(manager.complaints).toEqual([])
  await manager.page.context().close()
  await manager.app.stop()
})

test('a request of the manager begins the report on a product that is not known here', async () => {
  const { app, page, complaints } = await openFirstTime()
  await becomeEarlyAdopter(page)
  const parts = { releaseVersion: '9.9.0', productKey: 'emi.new', version: '1.0.0', platform: 'sl6' }
  const ppa = { ...samplePpa, ...parts, productName: 'New Service', umdMajor: 9 }
  const request = {
    schema: eaRequestSchema,
    ppa: { ...ppa, id: ppaId(ppa) },
    rtTicket: '4711',
    hints: 'Watch the log.',
  }
  const file = join(makeTempFolder(), 'request.json')
  writeFileSync(file, JSON.stringify(request))
  await page.getByLabel('Request to take in').setInputFiles(file)
  await page.getByRole('heading', { name: 'Report on New Service 1.0.0' }).waitFor()
  await page.getByText('Watch the log.').waitFor()
  expect(await page.getByLabel('RT ticket').inputValue()).toBe('4711')
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
  await page.getByLabel('Login').fill('verifier')
  await page.getByRole('textbox', { name: 'Token' }).fill(site.server.tokens.verifier)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Test' }).click()
  await page.getByText('It works.').waitFor()
}

/** Names and texts of everything on a ticket, as the server has it. */
async function attachmentsOf(site: Site, number: string): Promise<string> {
  const path = `/ticket/${number}/attachments?fields=Filename,Content,ContentType&per_page=100`
  const { json } = await site.raw('root', 'GET', path)
  const { items } = json as { items: { Filename?: string; Content?: string; ContentType?: string }[] }
  return items
    .map(({ Filename, Content, ContentType }) => (ContentType === 'text/plain' ? Content : Filename) ?? '')
    .join('\n')
}

onRequestTracker('the story of an Early Adopter', {}, (site) => {
  test('what waits is seen, written offline, and lands on the ticket with proof', async () => {
    const number = await site.newTicket({ RolloutProgress: 'StagedRollout', EATeams: ['CESGA'] })
    await site.raw('root', 'PUT', `/ticket/${number}`, { Status: 'open', Subject: 'dCache 1.9.15 on sl5' })
    const { app, page, complaints } = await openFirstTime()
    await becomeEarlyAdopter(page)
    await signIn(page, site)
    await page.getByRole('link', { name: 'My reports', exact: true }).click()
    await page.getByText('dCache 1.9.15 on sl5').waitFor()
    await look(page, 'waiting')
    site.proxy.follow(() => ({ kind: 'cut before' }))
    await page.getByRole('combobox', { name: 'Which product is it?' }).click()
    await page
      .getByRole('option', { name: /dCache 1\.9\.15, sl5/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Write the report' }).click()
    await answerEverything(page)
    expect(await page.getByLabel('RT ticket').inputValue()).toBe(number)
    await page.getByRole('button', { name: /Hand in/ }).click()
    await page.getByRole('button', { name: /Put it on the ticket/ }).click()
    await page.getByText(`It is on its way to ticket ${number}.`).waitFor()
    await look(page, 'delivered')
    expect(await attachmentsOf(site, number)).not.toContain('accept with known issues')

    site.proxy.follow(null)
    await page.getByRole('link', { name: 'Outbox', exact: true }).click()
    await page.getByRole('button', { name: 'Sync now' }).click()
    await page.getByText('Nothing waits to be sent.').waitFor()
    await page.getByRole('link', { name: 'My reports', exact: true }).click()
    await page.getByRole('link', { name: 'dCache 1.9.15' }).click()
    await page.getByText(`It is on ticket ${number}.`).waitFor()
    await look(page, 'on-the-ticket')
    expect(await findAccessFaults(page)).toEqual([])
    const there = await attachmentsOf(site, number)
    expect(there).toMatch(/^EA-emi\.dcache-1\.9\.15-sl5-x86_64-CESGA\.pdf$/m)
    expect(there).toContain('accept with known issues')
    expect(complaints).toEqual([])
    await page.context().close()
    await app.stop()
  })
})
