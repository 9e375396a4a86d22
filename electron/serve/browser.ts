import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename, delimiter, join } from 'node:path'

/** The part of the environment that says what can be shown here and by what. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: NodeJS.ProcessEnv
  /** Linux only: Chromium refuses its sandbox to root. */
  readonly isRoot: boolean
}

const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
  'vivaldi-stable',
]

const macApplications = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser', 'Vivaldi']

const windowsPaths = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
]

export function hasDisplay({ platform, env }: Machine): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY'])
}

/** The first installed browser that can show a page as a window of its own; `PROVISO_BROWSER` names another. */
export function findBrowser(machine: Machine, exists: (path: string) => boolean = existsSync): string | null {
  const named = machine.env['PROVISO_BROWSER']
  if (named !== undefined) return exists(named) ? named : null
  return candidates(machine).find((path) => exists(path)) ?? null
}

function candidates({ platform, env }: Machine): readonly string[] {
  if (platform === 'darwin')
    return macApplications.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  if (platform === 'win32') {
    const folders = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']]
    return windowsPaths.flatMap((path) =>
      folders.flatMap((folder) => (folder === undefined ? [] : [`${folder}\\${path}`])),
    )
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return linuxNames.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/**
 * How the browser is asked for a plain window. It gets a profile of its own: with the person's profile a running browser
 * would take the window over, and its extensions would see the page.
 */
export function browserArguments(
  address: string,
  profile: string,
  machine: Machine,
  isNew: boolean,
): readonly string[] {
  return [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-sync',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-features=Translate',
    '--hide-crash-restore-bubble',
    '--password-store=basic',
    // Later windows come back where the person left the last one.
    ...(isNew ? ['--window-size=1440,900'] : []),
    ...(machine.platform === 'linux' && machine.isRoot ? ['--no-sandbox', '--test-type'] : []),
  ]
}

/** Whether the browser noted where the last window of this profile was; a killed one did not. */
function remembersPlace(profile: string): boolean {
  try {
    return readFileSync(join(profile, 'Default', 'Preferences'), 'utf8').includes('"app_window_placement"')
  } catch {
    return false
  }
}

/** Opens a window; the process answered ends when its last window is closed. */
export function openBrowserWindow(
  browser: string,
  address: string,
  profile: string,
  machine: Machine,
): ChildProcess {
  const args = browserArguments(address, profile, machine, !remembersPlace(profile))
  return spawn(browser, args, { stdio: 'ignore' })
}

/** «chromium», «Google Chrome», «msedge». */
export function browserName(browser: string): string {
  return basename(browser.replaceAll('\\', '/')).replace(/\.exe$/, '')
}
