import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import JSZip from 'jszip'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openService } from '../../electron/service/open-service.ts'
import { setRoadmapDate } from '../../electron/usecases/catalogue/roadmap.ts'
import { writeProductTemplate } from '../../electron/usecases/catalogue/write-templates.ts'
import { startVerification } from '../../electron/usecases/verification/start.ts'
import { routes } from '../../renderer/lib/routes.ts'
import { editChecklist, rowOf } from '../support/filled-workbook.ts'
import { templatesFolder } from '../support/folders.ts'
import { dcacheOnSl5, valueOf } from '../support/run.ts'
import { startApp } from '../support/start-app.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { findAccessFaults, openWindow, startChromium } from '../support/window.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startChromium()
})
afterAll(() => browser.close())

/** A folder with an open verification of dCache, a filled template of it, and a roadmap with something due. */
async function prepare() {
  const dataFolder = makeTempFolder()
  const opening = openService({ dataFolder, templatesFolder, face: 'command line' })
  if (opening.kind !== 'open') throw new Error(opening.message)
  const { deps } = opening.service.context
  const wanted = { ppaId: dcacheOnSl5, qcReleaseId: 'QC3', releaseType: 'major' } as const
  const { id } = valueOf(startVerification(deps, wanted))
  valueOf(
    setRoadmapDate(deps, { qcVersion: '4', milestone: 'first review', date: '2012-03-01', doneOn: null }),
  )
  const { bytes } = valueOf(await writeProductTemplate(deps.db, 'emi.dcache', 'QC3'))
  opening.service.close()
  const filled = await editChecklist(bytes, (sheet) => {
    const row = rowOf(sheet, 'GENERIC_DOC_2')
    sheet.getCell(row, 6).value = 'WARNING'
    sheet.getCell(row, 7).value = 'The notes lack the known issues.'
    sheet.getCell(rowOf(sheet, 'GENERIC_DOC_3'), 6).value = 'OK'
    sheet.getCell(rowOf(sheet, 'GENERIC_DOC_4'), 6).value = 'perhaps'
    sheet.getCell(rowOf(sheet, 'GENERIC_DOC_5'), 2).value = 'NOT_OURS_1'
  })
  const path = join(dataFolder, 'filled.xlsx')
  writeFileSync(path, filled)
  return { dataFolder, id, path }
}

async function choose(page: Page, keys: readonly string[], file: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  for (const key of keys) await page.keyboard.press(key)
  await (await choosing).setFiles(file)
}

test('a filled template is taken in where one works, row by row; what is due stands on Home', async () => {
  const { dataFolder, id, path } = await prepare()
  const app = await startApp({ dataFolder })
  const { page, complaints } = await openWindow(browser, app.address)
  // From the start, so that no chooser opens before it is caught.
  page.on('filechooser', () => undefined)
  await page.goto(`${new URL(app.address).origin}/#${routes.home}`)
  await page.getByText('The first review of QC 4 was due on 2012-03-01.').waitFor()

  await page.goto(`${new URL(app.address).origin}/#${routes.run(id)}`)
  await page.getByRole('button', { name: 'Take in' }).waitFor()
  await choose(page, ['v', 't'], path)
  const dialog = page.getByRole('dialog')
  await dialog.getByText('2 rows differ').waitFor()
  await dialog.locator('ins', { hasText: 'The notes lack the known issues.' }).waitFor()
  await dialog.getByText('"perhaps" is not a verdict.').waitFor()
  await dialog.getByText('names no criterion of this verification.').waitFor()
  await dialog.getByText('The workbook has no row for it; it stays as it is.').waitFor()
  expect(await findAccessFaults(page)).toEqual([])
  await dialog.getByRole('checkbox', { name: 'GENERIC_DOC_3' }).uncheck()
  await dialog.getByRole('button', { name: 'Take 1 row over' }).click()
  await page.getByText('1 row taken over.').waitFor()
  await dialog.waitFor({ state: 'hidden' })
  // Taken in once more, only the row that was left out differs.
  await choose(page, ['v', 't'], path)
  await dialog.getByText('1 row differs').waitFor()
  await dialog.getByRole('checkbox', { name: 'GENERIC_DOC_3' }).waitFor()
  expect(complaints).toEqual([])
  await app.stop()
})

test('templates are written for a selection, and for the products of a UMD release', async () => {
  const app = await startApp({ dataFolder: makeTempFolder() })
  const { page, complaints } = await openWindow(browser, app.address)
  await page.goto(`${new URL(app.address).origin}/#${routes.catalogueOf('releases')}`)
  await page.getByRole('grid', { name: 'QC releases' }).waitFor()
  for (const key of ['ArrowDown', 't']) await page.keyboard.press(key)
  const form = page.getByRole('form', { name: 'Templates for QC3' })
  await form.waitFor()
  await form.getByRole('combobox', { name: 'For' }).fill('chosen')
  await page.getByRole('option', { name: 'chosen products' }).click()
  await page.keyboard.press('Control+Enter')
  await form.getByText('Choose at least one product.').first().waitFor()
  await page.keyboard.type('emi.dcache')
  await page.getByRole('option', { name: 'dCache (emi.dcache)' }).click()
  expect(await namesIn(page)).toEqual({ templates: 1, capabilities: 29, products: 1, others: 2 })

  await page.getByRole('grid', { name: 'QC releases' }).focus()
  await page.keyboard.press('t')
  await form.getByRole('combobox', { name: 'For' }).fill('UMD 1.5.1')
  await page.getByRole('option', { name: 'the products of UMD 1.5.1' }).click()
  await form.getByText('1 product', { exact: true }).waitFor()
  expect(await namesIn(page)).toMatchObject({ templates: 1, products: 1 })
  expect(complaints).toEqual([])
  await app.stop()
})

/** Writes the archive and counts what is in it. */
async function namesIn(page: Page) {
  const writing = page.waitForEvent('download')
  await page.keyboard.press('Control+Enter')
  const path = await (await writing).path()
  const names = Object.keys((await JSZip.loadAsync(readFileSync(path))).files)
  const count = (beginning: string) => names.filter((name) => name.startsWith(beginning)).length
  const [templates, capabilities, products] = [count('QC_Ver'), count('capabilities/'), count('products/')]
  return { templates, capabilities, products, others: names.length - templates - capabilities - products }
}
