import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { hasDisplay } from '../../electron/serve/browser.ts'
import { ensurePeer, succeeds } from './debian.ts'

export interface Display {
  /** Environment of programs that are to show their windows on it. */
  readonly env: NodeJS.ProcessEnv
  readonly name: string
  close(): Promise<void>
}

const virtualServer = 'Xvfb'

/** The display of this machine, else a virtual one of the bench's own; or why there is none, in words. */
export async function openDisplay(say: (line: string) => void): Promise<Display | string> {
  const { env, platform } = process
  if (hasDisplay({ platform, env, isRoot: false }))
    return { env, name: 'the display of this machine', close: async () => undefined }
  const isThere = () => succeeds('sh', ['-c', `command -v ${virtualServer}`])
  const missing = await ensurePeer(isThere, ['xvfb'], say)
  if (missing !== null) return `no display, and ${virtualServer} is ${missing}`
  return startVirtualDisplay()
}

async function startVirtualDisplay(): Promise<Display> {
  const screen = ['-screen', '0', '1440x900x24']
  const server = spawn(virtualServer, ['-displayfd', '3', ...screen, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const lines = createInterface({ input: server.stdio[3] as Readable })
  const number = await Promise.race([
    new Promise<string>((resolve) => lines.once('line', resolve)),
    gone.then(() => null),
  ])
  if (number === null) throw new Error(`${virtualServer} did not start.`)
  return {
    env: { ...process.env, DISPLAY: `:${number}` },
    name: 'Xvfb 1440×900, drawn in software',
    close: async () => {
      server.kill()
      await gone
    },
  }
}
