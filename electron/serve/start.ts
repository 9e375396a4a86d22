import { statSync } from 'node:fs'
import { CommanderError } from 'commander'
import { onEnterKey } from './enter-key.ts'
import { runBrowserFace } from './face.ts'
import { readOptions, type FaceOptions } from './options.ts'

/** Wires the browser face to this process and ends it with the face's exit code. */
export async function startBrowserFace(process: NodeJS.Process): Promise<void> {
  const options = readOptionsOrExit(process)
  const exitCode = await runBrowserFace(options, {
    machine: { platform: process.platform, env: process.env, isRoot: process.getuid?.() === 0 },
    load: () => import('../service/open-service.ts'),
    say: (line) => process.stdout.write(`${line}\n`),
    warn: (line) => process.stderr.write(`${line}\n`),
    stop: stopRequest(process),
    onEnter: process.stdin.isTTY ? (pressed) => onEnterKey(process.stdin, pressed, process) : null,
    age: () => performance.now(),
    built: statSync(import.meta.filename).mtimeMs,
  })
  process.exit(exitCode)
}

function readOptionsOrExit(process: NodeJS.Process): FaceOptions {
  try {
    return readOptions(process.argv.slice(2))
  } catch (error) {
    if (error instanceof CommanderError) process.exit(error.exitCode)
    throw error
  }
}

/** One Ctrl+C may arrive more than once, by the terminal and by who started us. */
const sameRequestMs = 1_000

/** Another Ctrl+C, later, ends the program at once; the kernel frees the folder then. */
function stopRequest(process: NodeJS.Process): Promise<void> {
  return new Promise((resolve) => {
    let asked: number | null = null
    const ask = () => {
      if (asked !== null && performance.now() - asked > sameRequestMs) process.exit(130)
      asked ??= performance.now()
      resolve()
    }
    process.on('SIGINT', ask).on('SIGTERM', ask).on('SIGHUP', ask)
    // `npm start` holds this channel open: when it is killed, nobody is left to end the program.
    process.on('disconnect', resolve)
  })
}
