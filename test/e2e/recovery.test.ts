import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp } from '../support/start-app.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { startChromium } from '../support/window.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startChromium()
})
afterAll(() => browser.close())

test('a damaged database is recognised, its backup restored by a click, and the program opened', async () => {
  const dataFolder = makeTempFolder()
  const whole = await startApp({ dataFolder })
  await whole.stop()
  const damage = 'This was a database once. '.repeat(1000)
  writeFileSync(join(dataFolder, 'proviso.sqlite'), damage)

  const app = await startApp({ dataFolder })
  const page = await browser.newPage()
  await page.goto(app.address)
  await page.getByRole('heading', { name: 'The database is damaged' }).waitFor()
  await page.getByRole('button', { name: 'Restore this backup' }).click()
  await page.waitForSelector('body[data-ready]', { state: 'attached' })
  expect(await page.getByText(/the damaged database is kept as/).textContent()).toContain('proviso.damaged-')
  expect(await app.stop()).toBe(0)

  const kept = readdirSync(dataFolder).find((name) => name.startsWith('proviso.damaged-'))!
  expect(readFileSync(join(dataFolder, kept), 'utf8')).toBe(damage)
})
