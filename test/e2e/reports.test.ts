import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '../../renderer/lib/routes.ts'
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
  await page.getByRole('button', { name: 'Take out the report of dCache 1.9.12' }).first().click()
  await expect
    .poll(() => page.getByRole('button', { name: 'Take out the report of dCache 1.9.12' }).count())
    .toBe(1)
  expect(complaints).toEqual([])
  await app.stop()
})
