import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type Page } from 'playwright-core'
import { hasDisplay } from '../../electron/serve/browser.ts'
import { startApp } from './start-app.ts'
import { openWindow, startChromium } from './window.ts'

/** The program with one window, as a person has it before them. */
export interface OpenProgram {
  readonly page: Page
  /** Ends the program as a person does. */
  stop(): Promise<void>
}

export interface Launcher {
  /** Why it cannot be used here; null when it can. */
  readonly missing: string | null
  open(dataFolder: string): Promise<OpenProgram>
}

const root = join(import.meta.dirname, '../..')

/** The faces that have a window: the same specs run in each. */
export const launchers: Readonly<Record<string, Launcher>> = {
  'browser face in Chromium': { missing: null, open: openInChromium },
  'desktop face in Electron': { missing: whyNoElectron(), open: openInElectron },
}

async function openInChromium(dataFolder: string): Promise<OpenProgram> {
  const app = await startApp({ dataFolder })
  const browser = await startChromium()
  const { page } = await openWindow(browser, app.address)
  return {
    page,
    async stop() {
      await browser.close()
      await app.stop()
    },
  }
}

async function openInElectron(dataFolder: string): Promise<OpenProgram> {
  const app = await _electron.launch({
    executablePath: electronProgram() ?? '',
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root, '--data', dataFolder],
  })
  const page = await app.firstWindow()
  await page.waitForSelector('body[data-ready]', { state: 'attached' })
  return { page, stop: () => app.close() }
}

function electronProgram(): string | null {
  const named = process.env['PROVISO_ELECTRON']
  if (named !== undefined) return existsSync(named) ? named : null
  const folder = join(root, 'node_modules', 'electron')
  if (!existsSync(join(folder, 'path.txt'))) return null
  const program = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'))
  return existsSync(program) ? program : null
}

function whyNoElectron(): string | null {
  if (electronProgram() === null) return "Electron's program is not on this machine"
  if (!hasDisplay({ platform: process.platform, env: process.env, isRoot: false }))
    return 'there is no display'
  return null
}
