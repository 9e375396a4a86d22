import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { recordCommand } from '../../../electron/usecases/evidence/record-command.ts'
import { takeMachineState } from '../../../electron/usecases/testbed/machine-states.ts'
import { filesIn, startEvidenceRun } from '../../support/evidence.ts'
import { valueOf } from '../../support/run.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import { skipWhen } from '../../support/skip-unless.ts'
import { startSshServer, whyNoSshServer } from '../../support/ssh-server.ts'

describe('over the system’s own ssh, from a real server', () => {
  skipWhen(whyNoSshServer)

  test('a command is run as typed on the other side, and kept with its exit code and machine', async () => {
    const { host, trust } = await startSshServer()
    trust()
    const { record, keptText } = startEvidenceRun()
    const evidence = valueOf(
      await record(`sh -c 'echo "$0|$1"; echo err >&2; exit 3' 'a  b' '$(id); "c"'`, host),
    )
    expect(evidence.command).toMatchObject({ host, ending: 'ended', exitCode: 3 })
    expect(keptText(evidence).split('\n').toSorted()).toEqual(['', 'a  b|$(id); "c"', 'err'])
  })

  test('a machine whose key nobody confirmed is not talked to, and it is said what to do', async () => {
    const { host, trust } = await startSshServer()
    const { deps, record } = startEvidenceRun()
    const refused = await record('echo never', host)
    expect(refused).toMatchObject({
      failure: { kind: 'refused', message: expect.stringContaining(`Run "ssh ${host}" once in a terminal`) },
    })
    expect(filesIn(deps.dataFolder)).toEqual({ kept: [], incoming: [] })
    trust()
    expect(valueOf(await record('echo now', host)).bytes).toBe(4)
  })

  test('another key than the known one, and a key that is not let in, are two other sentences', async () => {
    const { host, trust, pretend, forgetKey } = await startSshServer()
    const { record } = startEvidenceRun()
    pretend()
    expect(await record('true', host)).toMatchObject({
      failure: { message: expect.stringContaining('another key than the one it is known by') },
    })
    trust()
    forgetKey()
    expect(await record('true', host)).toMatchObject({
      failure: { message: expect.stringContaining('lets nobody in with the keys') },
    })
  })

  test('a command without end is stopped, and what it wrote until then is kept', async () => {
    const { host, trust } = await startSshServer()
    trust()
    const { deps, at, keptText } = startEvidenceRun()
    const begun = Promise.withResolvers<void>()
    const wanted = { ...at, commandLine: `sh -c 'while :; do echo line; sleep 0.05; done'`, host }
    const recording = valueOf(recordCommand(deps, wanted, () => begun.resolve()))
    await begun.promise
    recording.stop()
    const evidence = valueOf(await recording.done)
    expect(evidence.command).toMatchObject({ host, ending: 'stopped' })
    expect(keptText(evidence)).toMatch(/^line\n/)
  })

  test.for([
    ['that writes nothing', 'exec sleep 1000'],
    ['that will not be asked to end', 'trap "" TERM; while :; do sleep 1; done'],
  ])('a command %s ends on the other side when it is stopped', async ([, body], { expect }) => {
    const { host, trust } = await startSshServer()
    trust()
    const { deps, at } = startEvidenceRun()
    const note = join(makeTempFolder(), 'pid')
    const commandLine = `sh -c 'echo $$ > ${note}; ${body ?? ''}'`
    const recording = valueOf(recordCommand(deps, { ...at, commandLine, host }, () => undefined))
    const readPid = () => (existsSync(note) ? Number(readFileSync(note, 'utf8')) : 0)
    await expect.poll(readPid, { timeout: 20_000 }).toBeGreaterThan(0)
    recording.stop()
    const evidence = valueOf(await recording.done)
    expect(evidence.command).toMatchObject({ host, ending: 'stopped' })
    await expect.poll(() => isRunning(readPid()), { timeout: 20_000 }).toBe(false)
  })

  test('a machine of the testbed is read', async () => {
    const { host, trust } = await startSshServer()
    trust()
    const { deps, id } = startEvidenceRun()
    const wanted = { verificationId: id, machine: 'SL6 machine', image: 'SL6', host }
    const state = valueOf(await valueOf(takeMachineState(deps, wanted, () => undefined)).done)
    expect(state.operatingSystem).not.toBe('')
  })
})

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
