import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { killHard } from './kill-hard.ts'
import { makeTempFolder } from './temp-folder.ts'

const scripts = join(import.meta.dirname, '../../scripts')

/** An npm that notes its calls and installs nothing but the toolchain's Node. */
const npm = `
import { appendFileSync, mkdirSync, symlinkSync } from 'node:fs'
appendFileSync('calls.log', 'npm ' + process.argv[2] + '\\n')
if (process.env.NPM_FAILS) { console.error('npm error network: no route'); process.exit(1) }
await new Promise((resolve) => setTimeout(resolve, 300))
mkdirSync('node_modules/node-' + process.platform + '-' + process.arch + '/bin', { recursive: true })
symlinkSync(process.execPath, 'node_modules/node-' + process.platform + '-' + process.arch + '/bin/node')
`

/** A build that notes its calls and makes a program that tells how it was started. */
const build = `
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
appendFileSync('calls.log', 'build\\n')
mkdirSync('dist/service', { recursive: true })
writeFileSync('dist/service/serve.js', ${JSON.stringify(`
console.log('serving ' + process.argv.slice(2).join(' ') + ' in ' + process.cwd())
if (process.argv.includes('--stay')) {
  setInterval(() => undefined, 1000)
  process.on('SIGTERM', () => { console.log('ended by request'); process.exit(0) })
  process.on('disconnect', () => { process.exit(0) })
} else process.exit(process.argv.includes('--fail') ? 7 : 0)
`)})
`

export interface Checkout {
  readonly root: string
  /** What npm and the build were called for, in order. */
  calls(): readonly string[]
  /** Runs `npm start -- ARGS` as npm would, and answers all it says and its exit code. */
  start(
    args?: readonly string[],
    env?: NodeJS.ProcessEnv,
  ): Promise<{ readonly said: string; readonly code: number | null }>
  /** The same, without waiting for its end. */
  launch(args: readonly string[]): { readonly child: ChildProcess; readonly said: () => string }
}

/** A bare checkout with the real scripts, and stand-ins for npm and the build. */
export function makeCheckout(): Checkout {
  const root = makeTempFolder()
  cpSync(scripts, join(root, 'scripts'), { recursive: true })
  writeFileSync(join(root, 'scripts', 'build.mjs'), build)
  writeFileSync(join(root, 'npm.mjs'), npm)
  writeFileSync(join(root, 'package-lock.json'), '{"packages":{"node_modules/some":{"version":"1.0.0"}}}')
  mkdirSync(join(root, 'electron'))
  writeFileSync(join(root, 'electron', 'main.ts'), '// one')

  const launch = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
    const { DISPLAY: _, WAYLAND_DISPLAY: __, ...here } = process.env
    const child = spawn(process.execPath, [join(root, 'scripts', 'start.mjs'), ...args], {
      cwd: root,
      env: { ...here, INIT_CWD: root, npm_execpath: join(root, 'npm.mjs'), ...env },
    })
    let said = ''
    child.stdout.on('data', (part) => (said += String(part)))
    child.stderr.on('data', (part) => (said += String(part)))
    onTestFinished(() => killHard(child))
    return { child, said: () => said }
  }
  return {
    root,
    calls: () =>
      existsSync(join(root, 'calls.log'))
        ? readFileSync(join(root, 'calls.log'), 'utf8').trim().split('\n')
        : [],
    launch,
    async start(args = [], env = {}) {
      const { child, said } = launch(args, env)
      const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
      return { said: said(), code }
    },
  }
}

/** The number of a process that has ended. */
export function deadPid(): number {
  return Number(execFileSync(process.execPath, ['-p', 'process.pid']).toString())
}
