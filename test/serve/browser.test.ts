import { expect, test } from 'vitest'
import { browserArguments, browserName, findBrowser, type Machine } from '../../electron/serve/browser.ts'
import { decideWindow } from '../../electron/serve/browser-windows.ts'

function machine(changes: Partial<Machine> = {}): Machine {
  return { platform: 'linux', env: { PATH: '/usr/local/bin:/usr/bin' }, isRoot: false, ...changes }
}

test.each([
  ['Linux', machine(), '/usr/bin/google-chrome'],
  [
    'macOS',
    machine({ platform: 'darwin' }),
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  [
    'Windows',
    machine({ platform: 'win32', env: { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' } }),
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
])('finds what is installed on %s', (_, here, installed) => {
  expect(findBrowser(here, (path) => path === installed)).toBe(installed)
  expect(findBrowser(here, () => false)).toBeNull()
})

test('a browser named by the person is taken or missed, never replaced', () => {
  const here = machine({ env: { PATH: '/usr/bin', PROVISO_BROWSER: '/opt/own/browser' } })
  expect(findBrowser(here, () => true)).toBe('/opt/own/browser')
  expect(findBrowser(here, (path) => path.startsWith('/usr/bin'))).toBeNull()
})

test('root alone goes without the sandbox, and only on Linux', () => {
  const flags = (changes: Partial<Machine>) =>
    browserArguments('http://x', '/profile', machine(changes), false)
  expect(flags({})).not.toContain('--no-sandbox')
  expect(flags({ isRoot: true })).toContain('--no-sandbox')
  expect(flags({ isRoot: true, platform: 'darwin' })).not.toContain('--no-sandbox')
})

test('the first window has a size, later ones come back as they were', () => {
  const sized = (isNew: boolean) =>
    browserArguments('http://x', '/profile', machine(), isNew).join().includes('--window-size')
  expect([sized(true), sized(false)]).toEqual([true, false])
})

test('says why no window is opened', () => {
  expect(decideWindow(false, machine())).toEqual({ why: '--no-window asks for none' })
  expect(decideWindow(undefined, machine())).toEqual({ why: 'there is no display' })
  expect(decideWindow(true, machine({ env: { PATH: '/nowhere' } }))).toEqual({
    why: expect.stringContaining('was not found') as string,
  })
})

test('names a browser as people know it', () => {
  expect(['/usr/bin/chromium', 'C:\\Edge\\msedge.exe'].map(browserName)).toEqual(['chromium', 'msedge'])
})
