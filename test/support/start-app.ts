import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { killHard } from './kill-hard.ts'

export interface RunningApp {
  /** Opens the program once, in one browser. */
  readonly address: string
  /** Everything it has said so far. */
  output(): string
  /** As a power cut. */
  kill(): Promise<void>
  /** As Ctrl+C; answers the exit code. */
  stop(): Promise<number | null>
}

const program = join(import.meta.dirname, '../../dist/service/serve.js')
const patienceMs = 20_000

/** Starts the built browser face without a window and waits until it serves. */
export async function startApp(options: {
  readonly dataFolder: string
  readonly args?: readonly string[]
  readonly env?: NodeJS.ProcessEnv
}): Promise<RunningApp> {
  if (!existsSync(program))
    throw new Error('dist/ is not there: npm test builds it, or node scripts/build.mjs.')
  const { dataFolder, args = ['--no-window'], env = process.env } = options
  const child = spawn(process.execPath, [program, '--data', dataFolder, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  })
  let said = ''
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const ready = new Promise<string>((resolve, reject) => {
    const hear = (part: Buffer) => {
      said += part.toString()
      const address = /^\s*(http:\/\/127\.0\.0\.1:\d+\/\?key=\S+)$/m.exec(said)?.[1]
      if (address !== undefined) resolve(address)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => reject(new Error(`The program ended (${code}): ${said}`)))
    setTimeout(() => reject(new Error(`The program gives no address: ${said}`)), patienceMs).unref()
  })
  try {
    return {
      address: await ready,
      output: () => said,
      kill: () => killHard(child),
      stop() {
        child.kill('SIGTERM')
        return exit
      },
    }
  } catch (error) {
    await killHard(child)
    throw error
  }
}
