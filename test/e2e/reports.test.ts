import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyPdf } from '../../electron/documents/verify/verify-pdf.ts'
import { routes } from '../../renderer/lib/routes.ts'
import { templatesFolder } from '../support/folders.ts'
import { makeReport, sampleModel } from '../support/report.ts'
import { startApp } from '../support/start-app.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { openWindow, startChromium } from '../support/window.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startChromium()
})
afterAll(() => browser.close())

test('reports of others are checked, taken in, compared and taken out again', async () => {
  const folder = makeTempFolder()
  const [mine, later, changed] = ['first.pdf', 'second.pdf', 'changed.pdf'].map((name) => join(folder, name))
  writeFileSync(mine!, (await makeReport()).bytes)
  const other = sampleModel({
    changes: { id: 'another', outcome: 'rejected' },
    comment: () => 'Looked at again.',
  })
  writeFileSync(later!, (await makeReport(other)).bytes)
  const bytes = readFileSync(mine!)
  bytes[5000]! ^= 1
  writeFileSync(changed!, bytes)

  const app = await startApp({ dataFolder: join(folder, 'data') })
  const { page, complaints } = await openWindow(browser, app.address)
  await page.goto(`${new URL(app.address).origin}/#${routes.reports}`)
  await page.getByText('No report of somebody else is here.').waitFor()

  const check = page.getByLabel('Check a file')
  await check.and(page.locator('input')).setInputFiles(changed!)
  await page.getByText('The file is not as it was made.').waitFor()
  await page.getByText('changed at byte 5000').waitFor()
  await check.and(page.locator('input')).setInputFiles(mine!)
  await page.getByText('The file is as it was made.').waitFor()

  const takeIn = page.getByLabel('Take in a report').and(page.locator('input'))
  for (const [index, file] of [mine!, later!].entries()) {
    await takeIn.setInputFiles(file)
    await page.getByRole('button', { name: 'Take out the report of dCache 1.9.12' }).nth(index).waitFor()
    // Wherever its date puts it in the list, it is in sight and has the focus.
    await expect.poll(() => page.locator('tr:focus').innerText()).toContain('Taken in just now')
  }
  for (const name of ['First', 'Second']) {
    await page.getByRole('combobox', { name }).click()
    await page.getByRole('option').first().click()
  }
  await page.getByRole('cell', { name: 'rejected' }).last().waitFor()
  await page.getByText('Looked at again.').first().waitFor()
  await page.getByRole('link', { name: 'Open as a document' }).click()
  await page.getByRole('heading', { name: /^Comparison/ }).waitFor()
  await page.goBack()
  await page.getByRole('button', { name: 'Take out the report of dCache 1.9.12' }).first().click()
  await expect
    .poll(() => page.getByRole('button', { name: 'Take out the report of dCache 1.9.12' }).count())
    .toBe(1)
  expect(complaints).toEqual([])
  await app.stop()
})

test('a report of somebody else and other documents are read page by page, by keys alone', async () => {
  const folder = makeTempFolder()
  const theirs = join(folder, 'theirs.pdf')
  writeFileSync(theirs, (await makeReport()).bytes)
  const app = await startApp({ dataFolder: join(folder, 'data') })
  const { page, complaints } = await openWindow(browser, app.address)
  await page.goto(`${new URL(app.address).origin}/#${routes.reports}`)
  await page.getByLabel('Take in a report').and(page.locator('input')).setInputFiles(theirs)
  await page.getByRole('link', { name: 'dCache 1.9.12' }).press('Enter')
  await page.getByText(/^Page 1 of \d+$/).waitFor()
  await page.getByRole('heading', { name: 'Verification report: dCache 1.9.12 on sl5/x86_64' }).waitFor()

  await page.goBack()
  const pick = async (name: string, option: string) => {
    const box = page.getByRole('combobox', { name, exact: true })
    await box.focus()
    await box.press('ArrowDown')
    const wanted = page.getByRole('option', { name: option, exact: true })
    await wanted.waitFor()
    for (let step = 0; step < 60 && (await wanted.getAttribute('data-combobox-selected')) === null; step += 1)
      await box.press('ArrowDown')
    await box.press('Enter')
    await expect.poll(() => box.inputValue()).toBe(option)
  }
  await pick('Kind of document', 'QC document of a capability')
  await pick('QC release', 'QC7')
  await pick('Capability', 'Accounting (accounting)')
  await page.getByRole('button', { name: 'Open' }).press('Enter')
  await page.getByText(/^Page 1 of \d+$/).waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('e')])
  const { check } = await verifyPdf(readFileSync(await download.path()), {
    templatesFolder,
    siteLayouts: null,
  })
  expect([check.problems, check.title]).toEqual([[], expect.stringContaining('Accounting')])
  expect(complaints).toEqual([])
  await app.stop()
})
