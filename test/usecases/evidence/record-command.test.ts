import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { recordCommand } from '../../../electron/usecases/evidence/record-command.ts'
import { startEvidenceRun } from '../../support/evidence.ts'
import { valueOf } from '../../support/run.ts'

/** A process that ended may stand in the table until its parent looks (state Z). */
function isRunning(pid: number): boolean {
  const stat = `/proc/${String(pid)}/stat`
  return existsSync(stat) && !readFileSync(stat, 'utf8').includes(') Z ')
}

test('a command is kept with its output, exit code and times', async () => {
  const { record, keptText } = startEvidenceRun()
  const evidence = valueOf(await record(`sh -c 'echo out; echo err >&2; exit 3'`))
  expect(evidence).toMatchObject({
    kind: 'command',
    name: 'sh.log',
    command: { ending: 'ended', exitCode: 3, signal: null, host: null },
  })
  expect(keptText(evidence).split('\n').toSorted()).toEqual(['', 'err', 'out'])
  const { startedAt, endedAt } = evidence.command!
  expect(startedAt < endedAt).toBe(true)
})

test('words are run as typed, never by a shell', async () => {
  const { deps, record, keptText } = startEvidenceRun()
  const touched = join(deps.dataFolder, 'touched')
  const evidence = valueOf(
    await record(
      `printf '%s|' "$(touch ${touched})" 'a  b' c\\ d "e;f"`.replace('"$(', `'$(`).replace(`)"`, `)'`),
    ),
  )
  expect(keptText(evidence)).toBe(`$(touch ${touched})|a  b|c d|e;f|`)
  expect(existsSync(touched)).toBe(false)
})

test('a command line over several lines is one command', async () => {
  const { record, keptText } = startEvidenceRun()
  expect(keptText(valueOf(await record(`echo one\n  'two\nthree'`)))).toBe('one two\nthree\n')
})

describe('what cannot be run is said in words', () => {
  test.each([
    ['ls | wc -l', 'means something only to a shell'],
    ['echo "open', 'opened and never closed'],
    ['   ', 'Type the command'],
    ['no-such-program-here --help', 'there is no such program'],
    ['/etc/passwd', 'it may not be run'],
  ])('%s', async (line, sentence) => {
    const { record } = startEvidenceRun()
    expect(await record(line)).toMatchObject({ failure: { message: expect.stringContaining(sentence) } })
  })

  test('a machine that reads as an option', async () => {
    const { record } = startEvidenceRun()
    expect(await record('ls', '-oProxyCommand=x')).toMatchObject({ failure: { kind: 'invalid' } })
  })
})

test('a command without end is stopped with everything it started, and what it wrote is kept', async () => {
  const { deps, at, keptText } = startEvidenceRun()
  const progress: string[] = []
  const wanted = { ...at, commandLine: `sh -c 'sleep 1000 & echo $!; wait'`, host: null }
  const started = Promise.withResolvers<void>()
  const recording = valueOf(
    recordCommand(deps, wanted, ({ tail }) => {
      progress.push(tail)
      started.resolve()
    }),
  )
  await started.promise
  recording.stop()
  const evidence = valueOf(await recording.done)
  expect(evidence.command).toMatchObject({ ending: 'stopped' })
  const child = Number(keptText(evidence))
  expect(progress.join('')).toContain(String(child))
  expect(isRunning(child)).toBe(false)
})

test('a command that wants a terminal or input meets none and ends', async () => {
  const { record } = startEvidenceRun()
  const { command } = valueOf(await record(`sh -c 'test ! -t 0 && test ! -t 1 && ! read x'`))
  expect(command?.exitCode).toBe(0)
})

test('binary output is kept byte by byte', async () => {
  const { record, kept } = startEvidenceRun()
  const evidence = valueOf(await record(String.raw`printf '\000\001\377\200'`))
  expect([...kept(evidence)]).toEqual([0, 1, 255, 128])
})

test('secrets are masked in the output, in what is shown while it runs, and in the command line', async () => {
  const { deps, at, keptText } = startEvidenceRun()
  const shown: string[] = []
  const wanted = { ...at, commandLine: `echo --password hunter2hunter`, host: null }
  const recording = valueOf(recordCommand(deps, wanted, ({ tail }) => shown.push(tail)))
  const evidence = valueOf(await recording.done)
  expect([keptText(evidence), evidence.command?.commandLine, ...shown].join()).not.toContain('hunter2')
})
