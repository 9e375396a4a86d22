import { appendFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshAddress } from '../support/fresh-address.ts'
import { connect } from '../support/connect.ts'
import { dcacheOnSl5 } from '../support/run.ts'
import { startApp } from '../support/start-app.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { openWindow, startChromium } from '../support/window.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startChromium()
})
afterAll(() => browser.close())

/** A window on a run, and a file of a size that takes no place on the disk. */
async function openRun() {
  const folder = makeTempFolder()
  const dataFolder = join(folder, 'data')
  const app = await startApp({ dataFolder })
  const { api, close } = await connect(app.address)
  const start = { ppaId: dcacheOnSl5, qcReleaseId: 'QC7', releaseType: 'revision' } as const
  const { id } = await api.verifications.start(start)
  const { page, complaints } = await openWindow(browser, await freshAddress(dataFolder))
  await page.goto(`${new URL(app.address).origin}/#/runs/${id}`)
  await page.locator('#row-upgrade').click()
  return {
    page,
    api,
    id,
    complaints,
    dataFolder,
    makeFile: (name: string, bytes: number) => {
      const path = join(folder, name)
      writeFileSync(path, '')
      truncateSync(path, bytes)
      return path
    },
    stop: async () => {
      close()
      await page.context().close()
      await app.stop()
    },
  }
}

test('a file that changes while it is read is told by name, leaves nothing, and verdicts go on', async () => {
  const { page, api, id, dataFolder, makeFile, stop } = await openRun()
  const path = makeFile('growing.log', 400 * 1024 * 1024)
  await page.getByLabel('Files to keep as evidence').setInputFiles(path)
  await page.getByText('growing.log: ').waitFor()
  appendFileSync(path, 'more')
  await page.getByText(/growing\.log (cannot be read|changed while it was read)/).waitFor()
  await page.getByRole('listbox', { name: 'Criteria' }).focus()
  await page.keyboard.press('1')
  const verdict = async () => (await api.verifications.get({ id })).verification.checks[1]?.verdict
  await expect.poll(verdict).toBe('OK')
  expect(await api.evidence.list({ workId: id })).toEqual([])
  await expect.poll(() => readdirSync(join(dataFolder, 'evidence', 'incoming'))).toEqual([])
  await stop()
})

test('results of half a gigabyte and evidence of more than two are refused at once, in words', async () => {
  const { page, api, id, complaints, makeFile, stop } = await openRun()
  await page.getByLabel('Files to keep as evidence').setInputFiles(makeFile('big.log', 2 * 1024 ** 3 + 1))
  await page.getByText('big.log has more than 2 GB').waitFor()
  await page.locator('#row-life').click()
  const results = page.getByLabel('Take in results').and(page.locator('input'))
  await results.setInputFiles(makeFile('console.log', 500 * 1024 * 1024))
  await page.getByText('Results are read from files up to 64 MB').waitFor()
  expect(await api.automation.list({ verificationId: id })).toEqual([])
  expect(complaints).toEqual([])
  await stop()
})
