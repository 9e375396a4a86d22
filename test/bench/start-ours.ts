import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** Milliseconds from the start of the process. */
export interface Started {
  /** The service listens and the browser has been started; null for a browser alone. */
  readonly servedMs: number | null
  /** The first screen with data is painted. */
  readonly paintedMs: number
}

const patienceMs = 60_000

/** Starts a browser face with `--timing`, waits for its first painted screen, and ends it. */
export async function startOurs(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Started> {
  const begun = performance.now()
  const child = spawn(command, [...args], { stdio: ['ignore', 'pipe', 'pipe'], env })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let said = ''
  child.stderr.on('data', (part: Buffer) => (said += part.toString()))
  let servedMs: number | null = null
  const painted = new Promise<number>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      said += `${line}\n`
      if (line.startsWith('Proviso is open in a window')) servedMs = performance.now() - begun
      if (line.includes('"paintedMs"')) resolve(performance.now() - begun)
    })
    void gone.then(() => reject(new Error(`The program ended before it showed anything: ${said}`)))
    setTimeout(() => reject(new Error(`Nothing was painted: ${said}`)), patienceMs).unref()
  })
  try {
    const paintedMs = await painted
    return { servedMs, paintedMs }
  } finally {
    child.kill('SIGTERM')
    await gone
  }
}
