import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../../renderer/lib/routes.ts'
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

/** A program with one verification begun, and an address for a window. */
async function startWithRun() {
  const dataFolder = makeTempFolder()
  const app = await startApp({ dataFolder })
  const { api, close } = await connect(app.address)
  const { id } = await api.verifications.start({
    ppaId: dcacheOnSl5,
    qcReleaseId: 'QC7',
    releaseType: 'minor',
  })
  await api.verifications.setVerdict({ id, criterionId: 'QC_DOC_1', verdict: 'FAIL' })
  close()
  // The first address was spent by this line; the running program gives another.
  const address = await freshAddress(dataFolder)
  return { app, id, address, origin: new URL(app.address).origin }
}

async function show(page: Page, origin: string, route: string): Promise<void> {
  await page.goto(`${origin}/#${route}`)
  await page.waitForLoadState('networkidle')
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  // Skeletons give way to data before anything is judged.
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'))
}

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test('every screen can be read and used by everyone (axe finds nothing)', async () => {
    const { app, id, address, origin } = await startWithRun()
    const { page, complaints } = await openWindow(browser, address, { colorScheme })
    const screens = {
      home: routes.home,
      ppas: routes.ppas,
      ppa: routes.ppa(dcacheOnSl5),
      releases: routes.releases,
      release: routes.release('2.3.0'),
      criteria: routes.catalogueOf('criteria'),
      capabilities: routes.catalogueOf('capabilities'),
      products: routes.catalogueOf('products'),
      settings: routes.settings,
      run: routes.run(id),
      report: routes.report(id),
      reports: routes.reports,
      document: routes.document({ kind: 'UMD release', version: '2.3.0' }),
    }
    const faults: Record<string, readonly string[]> = {}
    for (const [name, route] of Object.entries(screens)) {
      await show(page, origin, route)
      const found = await findAccessFaults(page)
      if (found.length > 0) faults[name] = found
    }
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog', { name: 'Commands' }).waitFor()
    const inPalette = await findAccessFaults(page)
    if (inPalette.length > 0) faults['palette'] = inPalette
    expect(faults).toEqual({})
    expect(complaints).toEqual([])
    await page.context().close()
    await app.stop()
  })
})

test('a file that is no record is refused by its name, with place and reason', async () => {
  const folder = makeTempFolder()
  const app = await startApp({ dataFolder: join(folder, 'data') })
  const { page } = await openWindow(browser, app.address)
  const wrong = join(folder, 'holiday.json')
  writeFileSync(wrong, '{"distributionType": "UMD", "distributionVersion": "2.9.0", "products": 7}')
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Import a release record' }).click()
  await (await choosing).setFiles(wrong)
  const dialog = page.getByRole('dialog', { name: 'Import of UMD release records' })
  const words = await dialog.getByText('holiday.json is not a UMD release record').textContent()
  expect(words).toContain('releaseDate is missing')
  await page.context().close()
  await app.stop()
})

test('what one window decides, another shows', async () => {
  const { app, id, address, origin } = await startWithRun()
  const { page, complaints } = await openWindow(browser, address)
  const other = await page.context().newPage()
  for (const window of [page, other]) {
    await show(window, origin, routes.run(id))
    await window.locator('#row-QC_DOC_2').click()
  }
  await page.bringToFront()
  await page.keyboard.press('2')
  await expect.poll(() => other.locator('#row-QC_DOC_2').textContent()).toContain('WARNING')
  expect(complaints).toEqual([])
  await page.context().close()
  await app.stop()
})
