import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Verification } from '../../shared/domain/verification.ts'
import { openStore } from '../../electron/db/store.ts'
import { readVerification, summariseVerifications } from '../../electron/usecases/verification/read.ts'
import { readPages, withoutBlanks } from '../support/pdf-text.ts'
import { makeProduct, makeRecord } from '../support/records.ts'
import { valueOf } from '../support/run.ts'
import { startApp } from '../support/start-app.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { openWindow, startChromium } from '../support/window.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startChromium()
})
afterAll(() => browser.close())

const comment = 'Straße, Łódź and Θεσσαλονίκη: one page is missing.'
const target = { platform: 'sl6', arch: 'x86_64', apicallback: 'http://example.org/report?id=4711' }

function writeRecord(folder: string): string {
  const path = join(folder, '2.9.0.json')
  const product = makeProduct({ productName: 'Sample service', targets: [target] })
  writeFileSync(path, JSON.stringify(makeRecord({ products: [product] })))
  return path
}

async function importRecord(page: Page, path: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Import a release record' }).click()
  await (await choosing).setFiles(path)
  const dialog = page.getByRole('dialog', { name: 'Import of UMD release records' })
  await dialog.getByText('UMD 2.9.0 was added').waitFor()
  await dialog.getByRole('button', { name: 'Open', exact: true }).click()
}

async function startRun(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'sl6/x86_64' }).click()
  await page.getByRole('heading', { name: 'Sample service 1.2.3' }).waitFor()
  await page.getByRole('button', { name: /as the release type/ }).click()
  await page.getByRole('button', { name: 'Start verification' }).click()
  await page.getByRole('listbox', { name: 'Criteria' }).waitFor()
}

const chosenId = (page: Page) => page.locator('[role=option][aria-selected=true]').getAttribute('id')

/** The one verification of the database, read beside the running program. */
function readKept(dataFolder: string): Verification {
  const opening = openStore(dataFolder, new Date())
  if (opening.kind !== 'open') throw new Error(opening.message)
  const [listed] = summariseVerifications(opening.db)
  const verification = valueOf(readVerification(opening.db, listed!.id))
  opening.db.close()
  return verification
}

test('a record comes in, is verified by keyboard, survives a kill, and goes out as a report', async () => {
  const dataFolder = makeTempFolder()
  const first = await startApp({ dataFolder })
  const one = await openWindow(browser, first.address)
  await importRecord(one.page, writeRecord(dataFolder))
  await startRun(one.page)

  const { page } = one
  await page.locator('#row-GENERIC_DOC_2').click()
  await page.keyboard.press('1')
  await page.keyboard.press('j')
  await page.keyboard.press('2')
  await page.keyboard.press('c')
  await page.keyboard.type(comment)
  for (let n = 0; n < 8; n += 1) await page.keyboard.press('ArrowLeft')
  // What the screen shows as kept is in the database; within a second of the last key that is everything.
  await page.locator('footer output').getByText('Kept').waitFor()
  await expect.poll(() => readKept(dataFolder).rows.map((row) => row.comment)).toContain(comment)
  await expect.poll(() => readKept(dataFolder).position?.caret).toBe(comment.length - 8)
  const place = await chosenId(page)
  expect(one.complaints).toEqual([])
  await first.kill()
  await page.context().close()

  const second = await startApp({ dataFolder })
  const two = await openWindow(browser, second.address)
  await two.page
    .getByRole('link', { name: /Continue|Sample service/ })
    .first()
    .click()
  await two.page.getByRole('listbox', { name: 'Criteria' }).waitFor()
  await expect.poll(() => chosenId(two.page)).toBe(place)
  const field = two.page.getByRole('textbox', { name: 'Comment' })
  await expect.poll(() => field.inputValue()).toBe(comment)
  await expect
    .poll(() =>
      two.page.evaluate(() => (document.activeElement as HTMLTextAreaElement | null)?.selectionStart),
    )
    .toBe(comment.length - 8)

  await two.page.keyboard.press('Escape')
  await two.page.keyboard.press('r')
  await two.page.getByRole('heading', { name: 'Report', level: 1 }).waitFor()
  const downloading = two.page.waitForEvent('download')
  const button = two.page.getByRole('button', { name: /Export PDF/ })
  await expect.poll(() => button.isEnabled(), { timeout: 20_000 }).toBe(true)
  await button.click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('tp.sample-1.2.3-sl6-x86_64_QCv3.pdf')
  const pdf = join(dataFolder, 'report.pdf')
  await download.saveAs(pdf)
  expect(two.complaints).toEqual([])

  execFileSync('qpdf', ['--check', pdf])
  const printed = (await readPages(readFileSync(pdf))).join('')
  const { rows } = readKept(dataFolder)
  const lost = rows.filter((row) => !printed.includes(row.criterion.id))
  expect(lost.map((row) => row.criterion.id)).toEqual([])
  expect(rows.map((row) => [row.verdict, row.comment]).slice(0, 2)).toEqual([
    ['OK', ''],
    ['WARNING', comment],
  ])
  expect(printed.includes(withoutBlanks(comment))).toBe(true)
  await two.page.context().close()
  expect(await second.stop()).toBe(0)
})
