import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { runBrowserFace, type Surroundings } from '../../electron/serve/face.ts'
import { openService, restoreBackup } from '../../electron/service/open-service.ts'
import { ask, type Answer } from '../support/ask.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { patient } from '../support/patient.ts'

/** Starts the face on a folder, without a display, and hears what it says. */
function startFace(dataFolder: string, changes: Partial<Surroundings> = {}) {
  const said: string[] = []
  const warned: string[] = []
  const stop = Promise.withResolvers<void>()
  let press = () => undefined as void
  const options = { data: dataFolder, port: 0, window: undefined, timing: false }
  const ended = runBrowserFace(options, {
    machine: { platform: 'linux', env: {}, isRoot: false },
    load: () => Promise.resolve({ openService, restoreBackup }),
    say: (line) => said.push(line),
    warn: (line) => warned.push(line),
    stop: stop.promise,
    onEnter: (pressed) => {
      press = pressed
      return () => undefined
    },
    age: () => 0,
    built: 0,
    ...changes,
  })
  const end = () => {
    stop.resolve()
    return ended
  }
  onTestFinished(async () => void (await end()))
  const addresses = () => said.filter((line) => line.includes('/?key=')).map((line) => new URL(line.trim()))
  return { said, warned, ended, end, addresses, pressEnter: () => press() }
}

async function addressOf(face: ReturnType<typeof startFace>): Promise<URL> {
  await expect.poll(() => face.addresses().length, patient).toBeGreaterThan(0)
  return face.addresses().at(-1)!
}

/** Enters by an address: the origin and the cookie. */
async function enterBy(address: URL): Promise<{ origin: string; cookie: string }> {
  const { headers } = await ask(address.origin, address.pathname + address.search)
  return { origin: address.origin, cookie: String(headers['set-cookie']).split(';')[0]! }
}

test('without a display it says so, prints an address and keeps its secret to its owner', async () => {
  const folder = makeTempFolder()
  const face = startFace(folder)
  const address = await addressOf(face)
  expect(face.said[0]).toBe('No window is opened: there is no display.')
  expect((await enterBy(address)).cookie).toMatch(/^proviso-/)
  expect(statSync(join(folder, 'instance.json')).mode & 0o077).toBe(0)
  expect(await face.end()).toBe(0)
  expect(existsSync(join(folder, 'instance.json'))).toBe(false)
  await expect(ask(address.origin, '/')).rejects.toThrow('ECONNREFUSED')
})

test('Enter prints a fresh address', async () => {
  const face = startFace(makeTempFolder())
  const first = await addressOf(face)
  await enterBy(first)
  face.pressEnter()
  const second = await addressOf(face)
  expect(second.search).not.toBe(first.search)
  expect((await enterBy(second)).cookie).toMatch(/^proviso-/)
})

test('a second start prints a fresh address of the first and ends well', async () => {
  const folder = makeTempFolder()
  const first = startFace(folder)
  const { origin } = await addressOf(first)
  const second = startFace(folder)
  expect(await second.ended).toBe(0)
  const address = await addressOf(second)
  expect(address.origin).toBe(origin)
  expect((await enterBy(address)).cookie).toMatch(/^proviso-/)
})

test('the folder is free when it has ended', async () => {
  const folder = makeTempFolder()
  const first = startFace(folder)
  const { port } = await addressOf(first)
  await first.end()
  expect((await addressOf(startFace(folder))).port).toBe(port)
})

test('a database of a newer version is refused in words', async () => {
  const face = startFace(makeTempFolder(), {
    load: () =>
      Promise.resolve({ openService: () => ({ kind: 'newer', message: 'It is newer.' }), restoreBackup }),
  })
  expect(await face.ended).toBe(1)
  expect(face.warned).toEqual(['It is newer.'])
})

test('a damaged database is offered its backup, and restoring it opens the program', async () => {
  const folder = makeTempFolder()
  const whole = startFace(folder)
  await addressOf(whole)
  await whole.end()
  const damage = Buffer.from('This was a database once. '.repeat(200))
  writeFileSync(join(folder, 'proviso.sqlite'), damage)

  const face = startFace(folder)
  const { origin, cookie } = await enterBy(await addressOf(face))
  expect(face.warned.join()).toContain('damaged')
  const page = await ask(origin, '/', { headers: { cookie } })
  expect(page.body).toContain('Restore this backup')
  expect(page.headers['content-security-policy']).toContain("default-src 'none'")

  const restore = (headers: Record<string, string>): Promise<Answer> =>
    ask(origin, '/restore', { method: 'POST', headers: { cookie, ...headers } })
  expect((await restore({})).status).toBe(405)
  expect((await restore({ origin })).headers.location).toBe('/')
  expect((await ask(origin, '/', { headers: { cookie } })).body).not.toContain('Restore this backup')
  const kept = /kept as (.+\.sqlite)/.exec(face.said.join('\n'))![1]!
  expect(readFileSync(join(folder, kept)).equals(damage)).toBe(true)
})

test('a damaged database without a backup is left alone and explained', async () => {
  const folder = makeTempFolder()
  writeFileSync(join(folder, 'proviso.sqlite'), 'no database '.repeat(500))
  const face = startFace(folder)
  const { origin, cookie } = await enterBy(await addressOf(face))
  const { body } = await ask(origin, '/', { headers: { cookie } })
  expect(body).toContain('No sound backup was found')
  expect(body).not.toContain('<form')
})
