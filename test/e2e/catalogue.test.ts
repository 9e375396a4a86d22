import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import JSZip from 'jszip'
import type { Browser, Download, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importReview, writeReviewFile } from '../../electron/usecases/catalogue/review/review-file.ts'
import { addComment } from '../../electron/usecases/catalogue/review/rounds.ts'
import { changeSettings } from '../../electron/usecases/settings/settings.ts'
import { testDeps } from '../support/database.ts'
import { valueOf } from '../support/run.ts'
import { startApp } from '../support/start-app.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { findAccessFaults, openWindow, startChromium } from '../support/window.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startChromium()
})
afterAll(() => browser.close())

/** Walks by the Tab key to what has this name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 80; steps += 1) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => {
      const element = document.activeElement
      if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
        return element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? ''
      }
      return element?.getAttribute('aria-label') ?? element?.textContent ?? ''
    })
    if (at.trim().startsWith(name)) return
  }
  throw new Error(`The Tab key does not lead to "${name}".`)
}

async function goToPart(page: Page, key: string, grid: string): Promise<void> {
  await page.keyboard.press(key)
  await page.getByRole('grid', { name: grid }).waitFor()
  await page.waitForFunction((name) => document.activeElement?.getAttribute('aria-label') === name, grid)
}

async function makeDraft(page: Page): Promise<void> {
  // As fast as they come: what is struck while a screen is read is answered when it is there.
  for (const key of ['g', 'c', 'Alt+2', 'ArrowDown', 'n']) await page.keyboard.press(key)
  await page.getByRole('form', { name: 'New draft' }).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('QC4 is a draft with the criteria of QC3.').waitFor()
  await page.getByRole('heading', { name: 'Quality Criteria release 4' }).waitFor()
}

async function changeCriterion(page: Page): Promise<void> {
  await page.keyboard.press('o')
  await page.getByText('GENERIC_DOC_3').waitFor()
  await page.keyboard.press('e')
  await page.getByRole('form', { name: 'Edit GENERIC_DOC_2' }).waitFor()
  await tabTo(page, 'What to check')
  await page.keyboard.type('Find the notes and read them.')
  await page.getByRole('strong').getByText('90 templates: 90 rows with another text.').waitFor()
  await page.keyboard.press('Control+Enter')
  await chooseMissing(
    page,
    'Choose which of the six sources the change comes from.',
    'operations requirement',
  )
  await page.keyboard.press('Control+Enter')
  await chooseMissing(page, 'Say whether it is editorial, clarifying or substantive.', 'clarifying')
  await page.keyboard.press('Control+Enter')
  await page.getByText('A clarifying change names the ticket or document behind it.').first().waitFor()
  await page.keyboard.type('RT #1378')
  await page.keyboard.press('Control+Enter')
  await page.getByText('GENERIC_DOC_2 was saved.').waitFor()
}

/** The field that kept a form from being saved has the focus and says why; this is chosen in its list. */
async function chooseMissing(page: Page, why: string, choice: string): Promise<void> {
  await page.getByText(why).first().waitFor()
  await page.keyboard.press('ArrowDown')
  const option = page.getByRole('option', { name: choice, exact: true })
  await option.waitFor()
  while ((await option.getAttribute('data-combobox-selected')) === null)
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}

/** What a reviewer with a Proviso of their own makes of the file. */
async function commentOn(sent: Download, name: string, folder: string): Promise<string> {
  const deps = { ...testDeps(), newId: () => `comment of ${name}` }
  changeSettings(deps, { verifier: name })
  const bytes = readFileSync((await sent.path()) ?? '')
  const { roundId } = valueOf(importReview(deps, null, 'review.json', bytes))
  const about = { criterionId: 'GENERIC_DOC_2', field: 'check' as const, text: `${name} asks: which notes?` }
  valueOf(addComment(deps, roundId, about))
  const path = join(folder, `${name}.json`)
  writeFileSync(path, valueOf(writeReviewFile(deps.db, roundId)))
  return path
}

async function review(page: Page, folder: string): Promise<void> {
  await page.keyboard.press('Alt+5')
  await page.getByText('No review yet.').waitFor()
  const sending = page.waitForEvent('download')
  await page.keyboard.press('n')
  const sent = await sending
  const files: string[] = []
  for (const name of ['Ada', 'Ben', 'Cleo']) files.push(await commentOn(sent, name, folder))
  await page.getByRole('grid', { name: 'Reviewed criteria' }).waitFor()
  const choosing = page.waitForEvent('filechooser')
  await page.keyboard.press('m')
  await (await choosing).setFiles(files)
  await page.getByText('3 comments, 3 without a decision.').waitFor()
  await page.getByText('Cleo asks: which notes?').waitFor()
}

test('a QC definer takes a draft from a release through review to FINAL, by keyboard alone', async () => {
  const dataFolder = makeTempFolder()
  const app = await startApp({ dataFolder })
  const { page, complaints } = await openWindow(browser, app.address)
  // From the start, so that no chooser opens before it is caught.
  page.on('filechooser', () => undefined)
  await makeDraft(page)
  await changeCriterion(page)

  await goToPart(page, 'Alt+3', 'Differences')
  await page.locator('ins', { hasText: 'Find the notes and read them.' }).waitFor()
  expect(await findAccessFaults(page)).toEqual([])

  await review(page, dataFolder)
  expect(await findAccessFaults(page)).toEqual([])

  await goToPart(page, 'Alt+2', 'QC releases')
  await page.keyboard.press('ArrowDown')
  await page.getByRole('heading', { name: 'Quality Criteria release 4' }).waitFor()
  await page.getByText('1 change of criteria from 1 issue.').waitFor()
  await page.keyboard.press('p')
  await page.getByText('QC3 becomes DEPRECATED.').waitFor()
  await page.getByText('3 comments have no decision.').waitFor()
  await page.waitForFunction(() =>
    document.activeElement?.textContent?.startsWith('Publish QC4 all the same'),
  )
  await page.keyboard.press('Enter')
  await page.getByText('QC4 is FINAL for UMD 1, 2.').waitFor()
  const writing = page.waitForEvent('download')
  await page.keyboard.press('t')
  await page.getByRole('form', { name: 'Templates for QC4' }).waitFor()
  await page.keyboard.press('Control+Enter')
  const written = await JSZip.loadAsync(readFileSync((await (await writing).path()) ?? ''))
  const names = Object.keys(written.files)
  expect(names.filter((name) => name.startsWith('QC_Verification_Template'))).toHaveLength(90)
  expect(names).toContain('Release-notes.md')
  expect(complaints).toEqual([])
  await app.stop()
})

test('an edit that was not saved is there after a kill; marks of the mapping are undone after one', async () => {
  const dataFolder = makeTempFolder()
  const first = await startApp({ dataFolder })
  const one = await openWindow(browser, first.address)
  await makeDraft(one.page)
  await one.page.keyboard.press('o')
  await one.page.getByText('GENERIC_DOC_3').waitFor()
  await one.page.keyboard.press('e')
  await tabTo(one.page, 'What to report')
  await one.page.keyboard.type('Half a sent')
  await one.page.waitForTimeout(1000)
  await one.page.keyboard.press('Escape')
  await one.page.keyboard.press('Alt+4')
  await one.page.getByRole('grid', { name: 'Products and capabilities' }).waitFor()
  expect(await findAccessFaults(one.page)).toEqual([])
  await one.page.locator('[data-at="0 0"]').focus()
  await one.page.keyboard.press('ArrowDown')
  await one.page.keyboard.press(' ')
  await one.page.getByText('1 mark changed').waitFor()
  await one.page.keyboard.press('Control+Enter')
  await one.page.getByText('1 mark changed. Undo brings them back.').waitFor()
  await first.kill()

  const second = await startApp({ dataFolder })
  const { page } = await openWindow(browser, second.address)
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await page.getByRole('grid', { name: 'Criteria' }).waitFor()
  await goToPart(page, 'Alt+2', 'QC releases')
  await page.keyboard.press('Control+z')
  await page.getByText('Taken back: authentication given to egi.umd-release.').waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('o')
  await page.getByText('GENERIC_DOC_3').waitFor()
  await page.keyboard.press('e')
  await page.getByText('This edit was not saved yet').waitFor()
  expect(await page.getByRole('textbox', { name: 'What to report' }).inputValue()).toBe('Half a sent')
  await second.stop()
})
