import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importRecord } from '../../electron/usecases/releases/import-record.ts'
import { startVerification } from '../../electron/usecases/verification/start.ts'
import { openBenchStore } from '../bench/run-folder.ts'
import { freshAddress } from '../support/fresh-address.ts'
import { connect } from '../support/connect.ts'
import { makeRecordOf, makeTarget, toBytes } from '../support/records.ts'
import { valueOf } from '../support/run.ts'
import { startApp } from '../support/start-app.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { findAccessFaults, openWindow, startChromium } from '../support/window.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startChromium()
})
afterAll(() => browser.close())

const line = 'Proxies as in RFC 3820 are accepted.'
const notes = `What is new\n\n${'Nothing that matters here.\n'.repeat(60)}${line}\n`

test('the rows that the release notes speak of are named, the line is seen in its place, the rest takes one key', async () => {
  const dataFolder = makeTempFolder()
  const deps = openBenchStore(dataFolder)
  const record = makeRecordOf({ releaseNotes: notes, targets: [makeTarget({ platform: 'sl6' })] })
  valueOf(importRecord(deps, '2.9.0.json', toBytes(record)))
  const wanted = {
    ppaId: '2.9.0/tp.sample/1.2.3/sl6/x86_64',
    qcReleaseId: 'QC7',
    releaseType: 'minor',
  } as const
  const { id } = valueOf(startVerification(deps, wanted))
  deps.db.close()
  const app = await startApp({ dataFolder })
  const { api, close } = await connect(app.address)
  const { page, complaints } = await openWindow(browser, await freshAddress(dataFolder))
  await page.goto(`${new URL(app.address).origin}/#/runs/${id}`)
  await page.getByText('The release notes seem to speak of').waitFor()
  await page.getByRole('button', { name: 'QC_SEC_3', exact: true }).click()
  await page.getByRole('heading', { name: 'RFC proxy support' }).waitFor()
  await page.getByRole('listbox', { name: 'Criteria' }).focus()
  await page.keyboard.press('p')
  const marked = page.locator('mark', { hasText: line })
  await marked.waitFor()
  await expect.poll(() => marked.evaluate(isInSight)).toBe(true)
  expect(await findAccessFaults(page)).toEqual([])
  const blank = (await api.verifications.get({ id })).verification.rows
  expect(blank.every(({ verdict }) => verdict === null)).toBe(true)
  for (const key of ['+', '1', 'v', 'r']) await page.keyboard.press(key)
  await page.getByText('The release notes seem to speak of').waitFor({ state: 'detached' })
  await expect
    .poll(async () => (await api.verifications.get({ id })).undoable)
    .toContain(String(blank.length - 1))
  expect(complaints).toEqual([])
  close()
  await page.context().close()
  await app.stop()
})

/** Whether a line stands within the part that scrolls around it. */
function isInSight(element: Element): boolean {
  const box = element.closest('section')?.getBoundingClientRect()
  const { top, bottom } = element.getBoundingClientRect()
  return box !== undefined && top >= box.top && bottom <= box.bottom
}
