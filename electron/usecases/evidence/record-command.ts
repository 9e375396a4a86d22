import { spawn, type ChildProcess } from 'node:child_process'
import { failure, invalid, success, type Result } from '../../../shared/errors.ts'
import { isHostName, parseCommandLine } from '../../../shared/domain/command-line.ts'
import { maxEvidenceBytes, type Ending, type Evidence } from '../../../shared/domain/evidence.ts'
import { remoteCommand } from '../../../shared/domain/remote-command.ts'
import { createSecretMasker, maskSecrets } from '../../../shared/domain/secrets.ts'
import { whyNotReached } from '../../../shared/domain/ssh-trouble.ts'
import { findPlace, keepEvidence, type EvidenceDeps, type Place } from './evidence.ts'
import { openIntake, type Intake } from './intake.ts'

export interface CommandToRecord extends Place {
  /** As typed; its words are run as they are, never by a shell. */
  readonly commandLine: string
  /** A machine reached by the system's own ssh; null for this one. */
  readonly host: string | null
}

/** What is happening: how much was written, and the newest lines of it without secrets. */
export interface RecordingProgress {
  readonly bytes: number
  readonly tail: string
}

export interface Recording {
  /** Ends the command and keeps what it wrote. */
  stop(): void
  readonly done: Promise<Result<Evidence>>
}

const tailLength = 4000
const killAfterMs = 3000

/**
 * Runs a command and keeps its output as evidence, written to the disk while it comes. It has no terminal and no input. It is
 * evidence whatever its exit code; only a command that cannot be started is a failure.
 */
export function recordCommand(
  deps: EvidenceDeps,
  wanted: CommandToRecord,
  onProgress: (progress: RecordingProgress) => void,
): Result<Recording> {
  const place = findPlace(deps.db, wanted)
  if (!place.ok) return place
  const parsed = parseCommandLine(wanted.commandLine)
  if (!parsed.ok) return invalid(parsed.sentence, 'command')
  if (wanted.host !== null && !isHostName(wanted.host)) {
    return invalid('A machine is a name such as host.example.org or user@host.', 'host')
  }
  const [program = '', ...words] = argumentsFor(parsed.words, wanted.host)
  const stopper: { stop: (ending: Ending) => void } = { stop: () => undefined }
  const done = run(deps, wanted, { program, words }, onProgress, stopper)
  return success({ stop: () => stopper.stop('stopped'), done })
}

function argumentsFor(words: readonly string[], host: string | null): readonly string[] {
  if (host === null) return words
  return ['ssh', '-T', '-o', 'BatchMode=yes', '-o', 'ConnectTimeout=20', '--', host, remoteCommand(words)]
}

async function run(
  deps: EvidenceDeps,
  wanted: CommandToRecord,
  { program, words }: { readonly program: string; readonly words: readonly string[] },
  onProgress: (progress: RecordingProgress) => void,
  stopper: { stop: (ending: Ending) => void },
): Promise<Result<Evidence>> {
  const intake = await openIntake(deps.dataFolder, false)
  const startedAt = deps.now().toISOString()
  const options = {
    shell: false,
    // A group of its own, so that stopping reaches what the command started, and no terminal can be asked for a password.
    detached: true,
    env: { ...process.env, TERM: 'dumb', SSH_ASKPASS_REQUIRE: 'never' },
  }
  const child =
    wanted.host === null
      ? spawn(program, words, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
      : // What runs behind ssh ends when its input ends.
        spawn(program, words, { ...options, stdio: ['pipe', 'pipe', 'pipe'] })
  let ending: Ending = 'ended'
  stopper.stop = (how) => {
    if (ending !== 'ended') return
    ending = how
    if (wanted.host === null) endGroup(child)
    else letGo(child)
  }
  // ssh may be gone before its input is closed.
  child.stdin?.on('error', () => undefined)
  const ended = waitForEnd(child)
  let said = ''
  try {
    ;[, said] = await Promise.all([
      collect(child.stdout, intake, onProgress, () => stopper.stop('too long')),
      collect(child.stderr, intake, onProgress, () => stopper.stop('too long')),
    ])
  } catch (error) {
    endGroup(child)
    await intake.abandon()
    throw error
  }
  const end = await ended
  if (end.error !== null) {
    await intake.abandon()
    return failure({ kind: 'refused', message: `${program} could not be started: ${end.error}` })
  }
  const notReached = wanted.host === null ? null : whyNotReached(wanted.host, end.code, said)
  if (notReached !== null) {
    await intake.abandon()
    return failure({ kind: 'refused', message: `${notReached} Nothing was run and nothing was kept.` })
  }
  const taken = await intake.finish()
  if (!taken.ok) return taken
  return keepEvidence(deps, { workId: wanted.workId, place: wanted.place }, taken.value, {
    name: `${parseName(wanted.commandLine)}.log`,
    asIs: false,
    command: {
      commandLine: maskSecrets(wanted.commandLine.trim()).text,
      host: wanted.host,
      startedAt,
      endedAt: deps.now().toISOString(),
      ending,
      exitCode: end.code,
      signal: end.signal,
    },
  })
}

/** Passes output on to the disk; the pipe waits while the disk is busy, so memory stays small. Answers its last words. */
async function collect(
  stream: AsyncIterable<Buffer>,
  intake: Intake,
  onProgress: (progress: RecordingProgress) => void,
  tooMuch: () => void,
): Promise<string> {
  const masker = createSecretMasker()
  let tail = ''
  for await (const part of stream) {
    const bytes = await writeInTurn(intake, part)
    if (bytes > maxEvidenceBytes - part.byteLength) tooMuch()
    tail = (tail + part.toString('utf8')).slice(-2 * tailLength)
    const lines = tail.slice(-tailLength).split('\n')
    onProgress({ bytes, tail: lines.map((line) => masker.line(line)).join('\n') })
  }
  return tail
}

const turns = new WeakMap<Intake, Promise<unknown>>()

/** Two pipes write to one file: one after the other. */
function writeInTurn(intake: Intake, part: Buffer): Promise<number> {
  const turn = (turns.get(intake) ?? Promise.resolve()).then(() => intake.write(part))
  turns.set(intake, turn)
  return turn
}

interface End {
  readonly code: number | null
  readonly signal: string | null
  /** Why it could not be started. */
  readonly error: string | null
}

function waitForEnd(child: ChildProcess): Promise<End> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, error: wordsOf(error) }))
    child.once('close', (code, signal) => resolve({ code, signal, error: null }))
  })
}

function wordsOf(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return 'there is no such program.'
  if (error.code === 'EACCES') return 'it may not be run.'
  return error.message
}

/** Ends what runs behind ssh by ending its input, and ssh itself when that does not help. */
function letGo(child: ChildProcess): void {
  child.stdin?.end()
  const force = setTimeout(() => endGroup(child), killAfterMs)
  child.once('close', () => clearTimeout(force))
}

/** Asks the whole group to end, and ends it by force when it does not. */
function endGroup(child: ChildProcess): void {
  const signalGroup = (signal: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, signal)
    } catch {
      child.kill(signal)
    }
  }
  signalGroup('SIGTERM')
  const force = setTimeout(() => signalGroup('SIGKILL'), killAfterMs)
  child.once('close', () => clearTimeout(force))
}

/** The program's own name, for the file. */
function parseName(commandLine: string): string {
  const parsed = parseCommandLine(commandLine)
  const program = parsed.ok ? (parsed.words[0] ?? '') : ''
  return (
    program
      .split('/')
      .at(-1)
      ?.replace(/[^\w.-]/g, '') || 'command'
  )
}
