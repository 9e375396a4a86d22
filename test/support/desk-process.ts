import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ChildOptions } from './desk-child.ts'
import { killHard } from './kill-hard.ts'
import type { Login } from './request-tracker.ts'
import type { Site } from './rt/open-site.ts'

const program = fileURLToPath(new URL('desk-child.ts', import.meta.url))

/** Runs one round of a desk in a process of its own, which is gone when `work` is over. */
export async function withDeskProcess(
  site: Site,
  desk: { readonly login: Login; readonly dataFolder: string },
  work: (child: ChildProcess) => Promise<void>,
): Promise<void> {
  const options: ChildOptions = {
    ...desk,
    address: site.proxy.url,
    token: site.server.tokens[desk.login],
  }
  const child = spawn(process.execPath, [program, JSON.stringify(options)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  try {
    await work(child)
  } finally {
    await killHard(child)
  }
}

/** Until it has ended by itself or by a signal. */
export function whenGone(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => child.once('exit', () => resolve()))
}
