import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { browserArguments } from '../../electron/serve/browser.ts'
import type { Machine } from '../../electron/serve/browser.ts'
import type { Started } from './start-ours.ts'

/** Says so when its first frame is made, in the way the program's own first screen does. */
const page = `<!doctype html><title>empty</title><p>empty</p><script>
requestAnimationFrame(() => setTimeout(() => void fetch('/painted', { method: 'POST' })))
</script>`

const patienceMs = 60_000

/** Opens the same kind of window on a page with nothing on it, waits until it is painted, and closes it. */
export async function startEmpty(browser: string, profile: string, machine: Machine): Promise<Started> {
  const { promise: painted, resolve, reject } = Promise.withResolvers<number>()
  const server = createServer((request, response) => {
    if (request.url === '/painted') resolve(performance.now())
    response.setHeader('content-type', 'text/html')
    response.end(request.url === '/' ? page : '')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const address = `http://127.0.0.1:${String(port)}/`
  const options = browserArguments(address, profile, machine, !existsSync(profile))
  const begun = performance.now()
  const child = spawn(browser, options, { stdio: 'ignore', env: machine.env })
  const gone = new Promise<void>((ended) => child.once('exit', () => ended()))
  void gone.then(() => reject(new Error('The browser ended before it showed anything.')))
  setTimeout(() => reject(new Error('The empty page was not painted.')), patienceMs).unref()
  try {
    return { servedMs: null, pageMs: null, paintedMs: (await painted) - begun }
  } finally {
    child.kill()
    await gone
    server.closeAllConnections()
    server.close()
  }
}
