import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import JSZip from 'jszip'
import { expect, test } from 'vitest'
import type { Api } from '../../renderer/lib/api.ts'
import { freshAddress } from '../support/fresh-address.ts'
import { connect } from '../support/connect.ts'
import { readPages } from '../support/pdf-text.ts'
import { findPlanted, plantedSecrets, plantedText } from '../support/planted-secrets.ts'
import { dcacheOnSl5 } from '../support/run.ts'
import { startApp } from '../support/start-app.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { openWindow, startChromium } from '../support/window.ts'

/** A finished document of a stream, as a file. */
async function take(api: Api, stream: AsyncIterator<unknown, { documentId: string }>): Promise<Buffer> {
  for (;;) {
    const step = await stream.next()
    if (step.done !== true) continue
    const { file } = await api.documents.take({ documentId: step.value.documentId })
    return Buffer.from(await file.arrayBuffer())
  }
}

/** Every file below a folder with the planted secrets it holds. */
function findInFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap(({ parentPath, name }) =>
      findPlanted(readFileSync(join(parentPath, name))).map((secret) => `${name}: ${secret}`),
    )
}

test('planted secrets pasted, uploaded and recorded reach neither the database, the log nor the report', async () => {
  const folder = makeTempFolder()
  const planted = join(folder, 'planted.txt')
  writeFileSync(planted, plantedText)
  expect(findPlanted(plantedText)).toHaveLength(plantedSecrets.length)
  const dataFolder = join(folder, 'data')
  const app = await startApp({ dataFolder })
  const { api, close } = await connect(app.address)
  const { id } = await api.verifications.start({
    ppaId: dcacheOnSl5,
    qcReleaseId: 'QC7',
    releaseType: 'revision',
  })
  const browser = await startChromium()
  const { page, complaints } = await openWindow(browser, await freshAddress(dataFolder))
  const { origin } = new URL(app.address)
  await page.goto(`${origin}/#/runs/${id}`)
  await page.locator('#row-installation').click()

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin })
  await page.evaluate((text) => navigator.clipboard.writeText(text), plantedText)
  await page.getByRole('textbox', { name: 'Comment' }).focus()
  await page.keyboard.press('Control+v')
  await page.getByText('in the pasted text were masked').waitFor()
  await expect
    .poll(async () => (await api.verifications.get({ id })).verification.checks[0]?.comment)
    .toContain('[masked: ')

  await page.getByLabel('Files to keep as evidence').setInputFiles(planted)
  await page.getByText('planted.txt is kept').waitFor()
  await page.getByRole('textbox', { name: 'Command to record' }).fill(`cat '${planted}'`)
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await api.evidence.list({ workId: id })).length).toBe(2)
  for (const { masked } of await api.evidence.list({ workId: id })) {
    expect(masked).toBeGreaterThanOrEqual(plantedSecrets.length)
  }

  const report = await take(api, await api.documents.report({ verificationId: id }))
  expect(findPlanted((await readPages(report)).join('\n'))).toEqual([])
  const made = makeTempFolder()
  writeFileSync(join(made, 'report.pdf'), report)
  execFileSync('pdfdetach', ['-saveall', '-o', made, join(made, 'report.pdf')])
  const bundle = await JSZip.loadAsync(await take(api, await api.documents.bundle({ verificationId: id })))
  for (const [index, entry] of Object.values(bundle.files).entries()) {
    writeFileSync(join(made, `bundle-${String(index)}`), await entry.async('nodebuffer'))
  }
  expect(readdirSync(made).length).toBeGreaterThan(5)
  const stored = findInFiles(dataFolder)
  close()
  await browser.close()
  await app.stop()
  expect({ stored, after: findInFiles(dataFolder), made: findInFiles(made) }).toEqual({
    stored: [],
    after: [],
    made: [],
  })
  expect(findPlanted(app.output())).toEqual([])
  expect(complaints).toEqual([])
})

test('a secret typed by hand is pointed out, and once masked nothing of it stays in the data folder', async () => {
  const folder = makeTempFolder()
  const dataFolder = join(folder, 'data')
  const app = await startApp({ dataFolder })
  const { api, close } = await connect(app.address)
  const { id } = await api.verifications.start({
    ppaId: dcacheOnSl5,
    qcReleaseId: 'QC7',
    releaseType: 'revision',
  })
  const browser = await startChromium()
  const { page, complaints } = await openWindow(browser, await freshAddress(dataFolder))
  await page.goto(`${new URL(app.address).origin}/#/runs/${id}`)
  await page.locator('#row-installation').click()
  const comment = page.getByRole('textbox', { name: 'Comment' })
  await comment.focus()
  const [first] = plantedSecrets
  await page.keyboard.type(`Configured with ${first!.line} as told.`)
  await page.getByText('it is kept and will be printed as it stands').waitFor()
  await page.getByRole('button', { name: 'Mask it' }).click()
  const masked = 'Configured with password=[masked: password] as told.'
  await expect.poll(() => comment.inputValue()).toBe(masked)
  await expect
    .poll(async () => (await api.verifications.get({ id })).verification.checks[0]?.comment)
    .toBe(masked)
  close()
  await browser.close()
  await app.stop()
  expect(findInFiles(dataFolder)).toEqual([])
  expect(complaints).toEqual([])
})
