import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshAddress } from '../support/fresh-address.ts'
import { connect } from '../support/connect.ts'
import { dcacheOnSl5 } from '../support/run.ts'
import { startApp } from '../support/start-app.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { findAccessFaults, openWindow, startChromium } from '../support/window.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startChromium()
})
afterAll(() => browser.close())

const consoleOutput = `[[QC_DIST_1: Binary distribution]]
[OK] All packages were installed.
[[QC_SEC_5: World writable files]]
[FAIL] Two files are world-writable.
[[QC_NEW_9: Something of tomorrow]]
[OK] Done.
`

test('what a tool found is looked at, kept beside the rows, and taken over by a click; its log folder is copied', async () => {
  const folder = makeTempFolder()
  writeFileSync(join(folder, 'console.txt'), consoleOutput)
  const logs = join(folder, 'umd-verification')
  mkdirSync(join(logs, 'security'), { recursive: true })
  for (const name of ['qc_inst.log', 'qc_upgrade.log', 'security/qc_sec.log', 'security/qc_inst.log'])
    writeFileSync(join(logs, name), `password=Pl4nted in ${name}\n`)
  const dataFolder = join(folder, 'data')
  const app = await startApp({ dataFolder })
  const { api, close } = await connect(app.address)
  const { id } = await api.verifications.start({
    ppaId: dcacheOnSl5,
    qcReleaseId: 'QC7',
    releaseType: 'major',
  })
  const { page, complaints } = await openWindow(browser, await freshAddress(dataFolder))
  await page.goto(`${new URL(app.address).origin}/#/runs/${id}`)
  await page.locator('#row-life').click()

  await page.locator('input[aria-label="Take in results"]').setInputFiles(join(folder, 'console.txt'))
  const preview = page.getByRole('region', { name: 'What console.txt says' })
  await preview.getByText('2 criteria, 1 step about none').waitFor()
  await preview.getByText('1 step about no row of this run').click()
  await preview.getByText('QC_NEW_9 is not a row of this run.').waitFor()
  expect(await api.automation.list({ verificationId: id })).toEqual([])
  expect(await findAccessFaults(page)).toEqual([])
  await preview.getByRole('button', { name: 'Keep beside the rows' }).click()
  await page.getByRole('button', { name: 'Take over for 2 blank rows' }).waitFor()
  const verdicts = async () =>
    (await api.verifications.get({ id })).verification.rows.flatMap(({ verdict }) => verdict ?? [])
  expect(await verdicts()).toEqual([])
  await page.getByRole('button', { name: 'Take over for 2 blank rows' }).click()
  await expect.poll(verdicts).toEqual(['OK', 'FAIL'])

  await page.locator('input[aria-label="Copy a log folder"]').setInputFiles(logs)
  await page.getByText('4 of 4 files are kept; 4 secrets were masked.').waitFor()
  const kept = (await api.evidence.list({ workId: id })).map(({ place, name }) => `${place}: ${name}`)
  expect(kept.toSorted()).toEqual([
    'summary: umd-verification - qc_inst.log',
    'summary: umd-verification - qc_upgrade.log',
    'summary: umd-verification - security - qc_inst.log',
    'summary: umd-verification - security - qc_sec.log',
  ])
  expect(complaints).toEqual([])
  close()
  await page.context().close()
  await app.stop()
})
