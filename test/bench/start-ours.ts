import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { acquireInstanceLock } from '../../electron/db/instance-lock.ts'

/** Milliseconds from the start of the process. */
export interface Started {
  /** The service listens and the browser has been started; null for a browser alone. */
  readonly servedMs: number | null
  /** The first screen with data is painted. */
  readonly paintedMs: number
  /** From the browser's asking for the page to that moment; null for a browser alone. */
  readonly pageMs: number | null
}

const patienceMs = 60_000

/** Starts the browser face over a data folder, waits for its first painted screen, and ends it. */
export async function startOurs(
  command: string,
  args: readonly string[],
  dataFolder: string,
  env: NodeJS.ProcessEnv,
): Promise<Started> {
  const begun = performance.now()
  const child = spawn(command, [...args, '--data', dataFolder, '--window', '--timing'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let said = ''
  child.stderr.on('data', (part: Buffer) => (said += part.toString()))
  let servedMs: number | null = null
  const painted = new Promise<Omit<Started, 'servedMs'>>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      said += `${line}\n`
      if (line.startsWith('Proviso is open in a window')) servedMs = performance.now() - begun
      if (!line.includes('"paintedMs"')) return
      const { sinceNavigationMs } = JSON.parse(line) as { readonly sinceNavigationMs: number }
      resolve({ paintedMs: performance.now() - begun, pageMs: sinceNavigationMs })
    })
    void gone.then(() => reject(new Error(`The program ended before it showed anything: ${said}`)))
    setTimeout(() => reject(new Error(`Nothing was painted: ${said}`)), patienceMs).unref()
  })
  try {
    const end = await painted
    return { ...end, servedMs }
  } finally {
    child.kill('SIGTERM')
    await gone
    await waitUntilFree(dataFolder)
  }
}

/** npm is gone before the program that it started. */
async function waitUntilFree(dataFolder: string): Promise<void> {
  for (let waited = 0; waited < patienceMs; waited += 100) {
    const lock = acquireInstanceLock(dataFolder)
    lock?.release()
    if (lock !== null) return
    await sleep(100)
  }
  throw new Error(`The program did not end and still holds ${dataFolder}.`)
}
