import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createServer, type AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { textPage } from '../../electron/serve/front.ts'
import { createProgramFront } from '../../electron/serve/program-front.ts'
import { listenSomewhere } from '../../electron/serve/listen-somewhere.ts'
import { startLoopbackServer } from '../../electron/serve/loopback-server.ts'
import { ask, tryWebSocket } from '../support/ask.ts'
import { enter, startQuietServer } from '../support/lines.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

/** A server with a page, a script, and a file beside its folder that nobody may have. */
async function serveFiles() {
  const top = makeTempFolder()
  const files = join(top, 'files')
  mkdirSync(join(files, 'assets'), { recursive: true })
  writeFileSync(join(files, 'index.html'), '<p>program</p>')
  writeFileSync(join(files, 'assets', 'main-1a2b.js'), 'run()')
  writeFileSync(join(top, 'private.txt'), 'private')
  const asked: string[] = []
  const server = await startLoopbackServer(0, {
    openWindow: () => asked.push('window') > 0,
    windowConnected: () => asked.push('connected'),
    windowGone: () => asked.push('gone'),
  })
  onTestFinished(() => server.close())
  const transport = { overSocket: () => undefined, overPort: () => undefined }
  server.show(createProgramFront(files, server.door.origin, transport))
  return { server, asked, origin: server.door.origin, cookie: enter(server) }
}

test('an address lets a browser in once and sets the cookie', async () => {
  const { server, origin } = await serveFiles()
  const address = server.door.newAddress().slice(origin.length)
  const first = await ask(origin, address)
  expect([first.status, first.headers.location]).toEqual([303, '/'])
  const cookie = String(first.headers['set-cookie'])
  expect(cookie).toMatch(/HttpOnly; SameSite=Strict/)
  expect((await ask(origin, '/', { headers: { cookie } })).body).toBe('<p>program</p>')
  const second = await ask(origin, address)
  expect([second.status, second.body]).toEqual([401, expect.stringContaining('used already')])
})

test('a browser that comes before the program waits for it', async () => {
  const server = await startLoopbackServer(0, {
    openWindow: () => false,
    windowConnected: () => undefined,
    windowGone: () => undefined,
  })
  onTestFinished(() => server.close())
  const waiting = ask(server.door.origin, '/', { headers: { cookie: enter(server) } })
  server.show({ get: () => textPage(200, 'Here.') })
  expect((await waiting).body).toBe('Here.\n')
})

test('a browser that is in already spends the key of a new address', async () => {
  const { server, origin, cookie } = await serveFiles()
  const address = server.door.newAddress().slice(origin.length)
  expect((await ask(origin, address, { headers: { cookie } })).status).toBe(303)
  expect((await ask(origin, address)).status).toBe(401)
})

test('pages come with a policy that allows nothing foreign', async () => {
  const { origin, cookie } = await serveFiles()
  const { headers } = await ask(origin, '/', { headers: { cookie } })
  expect(headers['content-security-policy']).toContain("default-src 'none'")
  expect(headers['content-security-policy']).toContain(`connect-src 'self' ${origin.replace('http', 'ws')};`)
  expect(headers['content-security-policy']).not.toContain('unsafe-eval')
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
  })
})

test('what the build named by its content may be kept', async () => {
  const { origin, cookie } = await serveFiles()
  const { headers } = await ask(origin, '/assets/main-1a2b.js', { headers: { cookie } })
  expect(headers['content-type']).toBe('text/javascript; charset=utf-8')
  expect(headers['cache-control']).toContain('immutable')
})

test.each([
  '/../private.txt',
  '/%2e%2e/private.txt',
  '/..%2fprivate.txt',
  '/assets/../../private.txt',
  '//private.txt',
  '/assets',
])('the path %s leads nowhere', async (path) => {
  const { origin, cookie } = await serveFiles()
  const answer = await ask(origin, path, { headers: { cookie } })
  expect(answer.status).toBe(404)
})

test('strangers and foreign pages get nothing', async () => {
  const { origin, cookie } = await serveFiles()
  const get = async (headers: Record<string, string>) => (await ask(origin, '/', { headers })).status
  expect(await get({})).toBe(401)
  expect(await get({ cookie, host: 'rebound.example' })).toBe(403)
  expect(await get({ cookie, origin: 'https://other.example' })).toBe(403)
  expect((await ask(origin, '/', { method: 'DELETE', headers: { cookie, origin } })).status).toBe(405)
  expect((await ask(origin, '/', { method: 'POST', headers: { cookie } })).status).toBe(405)
})

test('a line to the service needs the cookie and the page of this very address', async () => {
  const { origin, cookie } = await serveFiles()
  expect(await tryWebSocket(origin, { cookie, origin })).toBe('open')
  expect(await tryWebSocket(origin, { origin })).toContain('401')
  expect(await tryWebSocket(origin, { cookie })).toContain('401')
  expect(await tryWebSocket(origin, { cookie, origin: 'https://other.example' })).toContain('401')
})

test('another start of the same person gets a fresh address by the secret alone', async () => {
  const { server, origin, asked } = await serveFiles()
  const post = (headers: Record<string, string>) => ask(origin, '/instance/open', { method: 'POST', headers })
  const authorization = `Bearer ${server.secret}`
  const answer = await post({ authorization })
  const { address } = JSON.parse(answer.body) as { address: string }
  expect((await ask(origin, address.slice(origin.length))).status).toBe(303)
  expect(asked).toEqual([])
  expect(JSON.parse((await post({ authorization, 'x-open': 'window' })).body)).toMatchObject({ opened: true })
  expect((await post({ authorization: 'Bearer guess' })).status).toBe(403)
  expect((await post({ authorization, origin })).status).toBe(403)
  expect((await post({ authorization, host: 'rebound.example' })).status).toBe(403)
})

/** A port that another program holds. */
async function holdPort(): Promise<number> {
  const holder = createServer()
  await new Promise<void>((resolve) => {
    holder.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => void holder.close())
  return (holder.address() as AddressInfo).port
}

async function listen(ports: { asked: number; remembered: number }) {
  const said: string[] = []
  const nobody = { openWindow: () => false, windowConnected: () => undefined, windowGone: () => undefined }
  const server = await listenSomewhere(ports, nobody, (line) => said.push(line))
  onTestFinished(() => server.close())
  return { said, port: Number(new URL(server.door.origin).port) }
}

test('a taken port is named and another one used', async () => {
  const taken = await holdPort()
  const { said, port } = await listen({ asked: taken, remembered: 0 })
  expect(said).toEqual([`Port ${taken} is taken by another program; another one is used.`])
  expect(port).not.toBe(taken)
})

test('the port of the last time is taken again where it is free', async () => {
  const earlier = await startQuietServer()
  const remembered = Number(new URL(earlier.door.origin).port)
  expect((await listen({ asked: 0, remembered })).port).not.toBe(remembered)
  await earlier.close()
  expect(await listen({ asked: 0, remembered })).toEqual({ said: [], port: remembered })
})
