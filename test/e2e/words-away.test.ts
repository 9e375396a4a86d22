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

test('words of an issue and of an exception, typed while the service is away, are kept when it is back', async () => {
  const dataFolder = makeTempFolder()
  const first = await startApp({ dataFolder })
  const { origin, port } = new URL(first.address)
  const line = await connect(first.address)
  const { id } = await line.api.verifications.start({
    ppaId: dcacheOnSl5,
    qcReleaseId: 'QC7',
    releaseType: 'revision',
  })
  await line.api.issues.add({ verificationId: id, criterionId: null })
  await line.api.verifications.setException({ id, kind: 'urgent fix' })
  line.close()
  const { page } = await openWindow(browser, await freshAddress(dataFolder))
  await page.goto(`${origin}/#/runs/${id}`)
  await page.locator('#row-issues').click()
  await page.getByRole('textbox', { name: 'What happens' }).waitFor()
  await first.kill()

  await page.getByRole('textbox', { name: 'What happens' }).fill('The daemon does not start.')
  await page.locator('#row-life').click()
  await page.getByRole('textbox', { name: 'Why, and what is done differently' }).fill('Agreed by phone.')
  await page.getByText('Not kept').first().waitFor()

  // The same address again: what a window left in this browser is found there.
  const second = await startApp({ dataFolder, args: ['--no-window', '--port', port] })
  const back = await connect(second.address)
  await page.goto(await freshAddress(dataFolder))
  const kept = async () => {
    const { work } = await back.api.verifications.get({ id })
    const { issues } = await back.api.issues.list({ verificationId: id })
    return [issues[0]?.issue.description, work.exception?.reason]
  }
  await expect.poll(kept).toEqual(['The daemon does not start.', 'Agreed by phone.'])
  back.close()
  await page.context().close()
  await second.stop()
})
