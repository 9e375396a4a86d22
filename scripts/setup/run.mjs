import { spawn } from 'node:child_process'

/**
 * Runs a program with this terminal and answers its exit code. Ctrl+C reaches it by the terminal, so it is only
 * waited for; every other request to end is handed on. It also learns, by its closed channel, when this process dies.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, channel?: boolean }} [options]
 * @returns {Promise<number>}
 */
export function runInForeground(command, args, { cwd, env, channel = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: channel ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
      ...(cwd === undefined ? {} : { cwd }),
      ...(env === undefined ? {} : { env }),
    })
    const wait = () => undefined
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => void child.kill(signal)
    process.on('SIGINT', wait).on('SIGTERM', forward).on('SIGHUP', forward)
    const watch = onOrphaned(() => forward('SIGTERM'))
    const forget = () => {
      clearInterval(watch)
      process.off('SIGINT', wait).off('SIGTERM', forward).off('SIGHUP', forward)
    }
    child.once('error', (error) => {
      forget()
      reject(error)
    })
    child.once('exit', (code, signal) => {
      forget()
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143))
    })
  })
}

/**
 * npm starts scripts by a shell, which does not hand a request to end on: when npm is ended, its script would stay. Its
 * parent is then another process.
 * @param {() => void} act
 */
function onOrphaned(act) {
  if (process.env['npm_lifecycle_event'] === undefined || process.platform === 'win32') return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    act()
  }, 500)
  return watch.unref()
}

/**
 * Runs a program out of sight.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, shell?: boolean, timeoutMs?: number, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ code: number | null, output: string }>} code is null when it was ended or could not be started
 */
export function runQuietly(command, args, { cwd, shell = false, timeoutMs, env } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell,
      killSignal: 'SIGKILL',
      ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
      ...(cwd === undefined ? {} : { cwd }),
      ...(env === undefined ? {} : { env }),
    })
    let output = ''
    child.stdout.on('data', (part) => (output += part))
    child.stderr.on('data', (part) => (output += part))
    child.once('error', (error) => resolve({ code: null, output: error.message }))
    child.once('close', (code) => resolve({ code, output }))
  })
}
