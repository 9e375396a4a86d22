import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, type Browser, type Page } from 'playwright-core'

/** A page of the program in a real Chromium, with everything it complained about. */
export interface TestWindow {
  readonly page: Page
  readonly complaints: string[]
}

const candidates = [process.env['PROVISO_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome']

export async function startChromium(): Promise<Browser> {
  const executablePath = candidates.find((path) => path !== undefined && existsSync(path))
  if (!executablePath) throw new Error('No Chromium was found; PROVISO_CHROMIUM may name one.')
  // Chromium's sandbox does not start for root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return chromium.launch({ executablePath, args })
}

export async function openWindow(
  browser: Browser,
  address: string,
  look: { readonly colorScheme?: 'light' | 'dark'; readonly width?: number; readonly height?: number } = {},
): Promise<TestWindow> {
  const { colorScheme = 'light', width = 1280, height = 800 } = look
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    acceptDownloads: true,
  })
  // As patient as the tests around it: on a slow machine a document is proven in a minute.
  context.setDefaultTimeout(90_000)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto(address)
  await page.waitForSelector('body[data-ready]', { state: 'attached' })
  return { page, complaints }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds against WCAG on the page once it stands still, with the elements concerned. */
export async function findAccessFaults(page: Page): Promise<readonly string[]> {
  // What fades in or out has colours of its own on the way.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) => playState !== 'running' || effect?.getTiming().iterations === Infinity,
      ),
  )
  // A notice may begin to fade while the page is looked at, which takes a second or more.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('.mantine-Notification-root { opacity: 1 !important; transition: none !important; }')
    document.adoptedStyleSheets.push(sheet)
  })
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const { violations } = await checker.run()
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
  })
}
