import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyBundle } from '../../electron/documents/bundle/verify-bundle.ts'
import { verifyPdf } from '../../electron/documents/verify/verify-pdf.ts'
import { routes } from '../../renderer/lib/routes.ts'
import { freshAddress } from '../support/fresh-address.ts'
import { connect } from '../support/connect.ts'
import { damages } from '../support/damaged-pdfs.ts'
import { templatesFolder } from '../support/folders.ts'
import { readPages } from '../support/pdf-text.ts'
import { dcacheOnSl5 } from '../support/run.ts'
import { skipWhen } from '../support/skip-unless.ts'
import { startApp } from '../support/start-app.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { findAccessFaults, openWindow, startChromium } from '../support/window.ts'

const options = { templatesFolder, siteLayouts: null }
let browser: Browser
beforeAll(async () => {
  browser = await startChromium()
})
afterAll(() => browser.close())

/** A window on the report of a run with a locked PDF among its evidence. */
async function openReport() {
  const dataFolder = makeTempFolder()
  const app = await startApp({ dataFolder })
  const { api, close } = await connect(app.address)
  const { id } = await api.verifications.start({
    ppaId: dcacheOnSl5,
    qcReleaseId: 'QC7',
    releaseType: 'minor',
  })
  const bytes = await damages['locked for everyone']!(Buffer.from(''), () => 0)
  const place = { workId: id, place: 'summary', name: 'locked.pdf', asIs: false }
  const { uploadId } = await api.evidence.begin({ ...place, bytes: bytes.length })
  await api.evidence.append({ uploadId, part: new File([new Uint8Array(bytes)], 'part') })
  await api.evidence.finish({ uploadId })
  close()
  const { page, complaints } = await openWindow(browser, await freshAddress(dataFolder))
  await page.goto(`${new URL(app.address).origin}/#${routes.report(id)}`)
  await page.getByText(/^Page 1 of \d+$/).waitFor()
  return { app, page, complaints, dataFolder, id }
}

async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Other forms' }).click()
  await page.getByRole('menuitem', { name }).click()
}

/** The bytes that an action makes the window save. */
async function savedBy(page: Page, act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

test('a report is printed page by page, and nothing else of the window', async () => {
  const { app, page, complaints } = await openReport()
  await page.emulateMedia({ media: 'print' })
  const count = Number(/of (\d+)/.exec(await page.getByText(/^Page 1 of \d+$/).innerText())?.[1])
  await page.evaluate(() => {
    window.print = () => {
      const shown = [...document.body.children].filter((each) => getComputedStyle(each).display !== 'none')
      const pictures = shown.flatMap((each) => [...each.querySelectorAll('img')])
      document.documentElement.dataset['printed'] =
        `${String(shown.length)} ${String(pictures.filter(({ naturalWidth }) => naturalWidth > 1000).length)}`
    }
  })
  await page.keyboard.press('p')
  await expect
    .poll(() => page.locator('html').getAttribute('data-printed'), { timeout: 60_000 })
    .toBe(`1 ${String(count)}`)
  await expect.poll(() => page.locator('img').count()).toBe(0)
  expect(complaints).toEqual([])
  await app.stop()
})

test('the preview follows what is added to a run elsewhere', async () => {
  const { app, page, complaints, dataFolder, id } = await openReport()
  const digest = page.locator('code').first()
  const before = await digest.innerText()
  const { api, close } = await connect(await freshAddress(dataFolder))
  await api.issues.add({ verificationId: id, criterionId: null })
  await expect.poll(() => digest.innerText(), { timeout: 60_000 }).not.toBe(before)
  close()
  await page.getByText(/^Page 1 of \d+$/).waitFor()
  expect(complaints).toEqual([])
  await app.stop()
})

test('a report is saved for screen readers, and the pages of locked evidence after one password', async () => {
  const { app, page, complaints } = await openReport()
  const accessible = await savedBy(page, () => choose(page, 'Save for screen readers'))
  expect(accessible.name).toMatch(/_accessible\.pdf$/)
  const { check } = await verifyPdf(accessible.bytes, options)
  expect([check.ok, accessible.bytes.includes('<pdfuaid:part>1<')]).toEqual([true, true])

  await choose(page, 'Save pages of PDF evidence')
  const dialog = page.getByRole('dialog', { name: 'Some of the evidence is locked' })
  await dialog.getByText('E1 locked.pdf is locked; it needs a password.').waitFor()
  expect(await findAccessFaults(page)).toEqual([])
  await dialog.getByLabel('Password', { exact: true }).fill('wrong')
  await page.keyboard.press('Enter')
  await dialog.getByText('the password does not open it').waitFor()
  await dialog.getByLabel('Password', { exact: true }).fill('secret')
  const opened = await savedBy(page, () => page.keyboard.press('Enter'))
  expect(await readPages(opened.bytes)).toEqual(['Foreignpage1', 'Foreignpage2'])

  await choose(page, 'Save with the pages of PDF evidence')
  await dialog.getByLabel('Password', { exact: true }).fill('secret')
  const whole = await savedBy(page, () => page.keyboard.press('Enter'))
  expect(whole.name).toMatch(/_with_pages\.pdf$/)
  expect((await readPages(whole.bytes)).slice(-2)).toEqual(['Foreignpage1', 'Foreignpage2'])
  expect((await verifyPdf(whole.bytes, options)).check.problems).toEqual([])

  await choose(page, 'Save pages of PDF evidence')
  const without = await savedBy(page, () => dialog.getByRole('button', { name: 'Save without them' }).click())
  expect((await readPages(without.bytes))[0]).toContain('E1locked.pdfislocked')
  expect(complaints).toEqual([])
  await app.stop()
})

describe('signing', () => {
  skipWhen(spawnSync('openssl', ['version']).status === 0 ? null : 'openssl is not installed')

  test('a bundle is signed with a certificate and the password of its key, and a wrong one can be mended', async () => {
    const folder = makeTempFolder()
    const [key, certificate] = [join(folder, 'userkey.pem'), join(folder, 'usercert.pem')]
    const names = ['-keyout', key, '-out', certificate, '-subj', '/O=Example/CN=A Verifier', '-days', '2']
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-passout', 'pass:geheim', ...names], {
      stdio: 'pipe',
    })
    const { app, page, complaints } = await openReport()
    await choose(page, 'Sign and save the bundle')
    const dialog = page.getByRole('dialog', { name: 'Sign the bundle' })
    await dialog.locator('input[type=file]').first().setInputFiles(certificate)
    await dialog.locator('input[type=file]').last().setInputFiles(key)
    await dialog.getByLabel('Password of the key').fill('wrong')
    await page.keyboard.press('Enter')
    await dialog.getByText('its passphrase is missing or wrong').waitFor()
    expect(await findAccessFaults(page)).toEqual([])
    await dialog.getByLabel('Password of the key').fill('geheim')
    const saved = await savedBy(page, () => page.keyboard.press('Enter'))
    await dialog.waitFor({ state: 'hidden' })
    const { check } = await verifyBundle(saved.bytes, options)
    expect([check.problems, check.checked.join(' ')]).toEqual([[], expect.stringContaining('CN=A Verifier')])
    expect(complaints).toEqual([])
    await app.stop()
  })
})
