import { expect, test } from 'vitest'
import { inTransaction } from '../../../electron/db/handles.ts'
import { insertMachineState, listMachineStates } from '../../../electron/db/tables/machine-states.ts'
import { readTestbed } from '../../../electron/usecases/testbed/machine-states.ts'
import {
  forgetMachine,
  nameMachine,
  readMachinesOfSession,
} from '../../../electron/usecases/testbed/sessions.ts'
import { setVerdict } from '../../../electron/usecases/verification/decisions.ts'
import { startEvidenceRun } from '../../support/evidence.ts'
import { valueOf } from '../../support/run.ts'

const here = { machine: 'here', image: 'Debian', host: null }
const at = (time: string) => new Date(`2026-11-20T${time}:00Z`)

/** A run whose clock is set by hand. */
function startRun() {
  const { deps, id } = startEvidenceRun()
  const clock = { now: at('09:00') }
  const timed = { ...deps, now: () => clock.now }
  const session = async () => valueOf(await readMachinesOfSession(timed, id, () => undefined))
  const taken = () => listMachineStates(deps.db, id).map(({ takenAt }) => takenAt.slice(11, 16))
  return { deps: timed, id, clock, session, taken }
}

test('a named machine is read once in each session, and nothing is read that was not named', async () => {
  const { deps, id, clock, session, taken } = startRun()
  expect(await session()).toEqual([])
  valueOf(nameMachine(deps, id, here))
  expect(await session()).toEqual([{ machine: 'here', changed: null, problem: null }])
  valueOf(setVerdict(deps, { id, criterionId: 'QC_DOC_1' }, 'OK'))
  clock.now = at('09:08')
  expect(await session()).toEqual([])
  clock.now = at('10:00')
  expect(await session()).toEqual([{ machine: 'here', changed: 0, problem: null }])
  expect(taken()).toEqual(['09:00', '10:00'])
  valueOf(forgetMachine(deps, id, 'here'))
  clock.now = at('12:00')
  expect(await session()).toEqual([])
})

test('a package that changed since marks the verdicts from before the session', async () => {
  const { deps, id, clock, session } = startRun()
  valueOf(nameMachine(deps, id, here))
  const before = { ...here, operatingSystem: 'x', repositories: [], evidenceId: null }
  inTransaction(deps.db, (tx) =>
    insertMachineState(tx, id, {
      ...before,
      id: 'then',
      packages: [{ name: 'gone-since', version: '1' }],
      takenAt: at('08:00').toISOString(),
    }),
  )
  clock.now = at('08:01')
  valueOf(setVerdict(deps, { id, criterionId: 'QC_DOC_1' }, 'OK'))
  clock.now = at('09:00')
  const [reading] = await session()
  expect(reading?.changed).toBeGreaterThan(0)
  valueOf(setVerdict(deps, { id, criterionId: 'QC_SEC_1' }, 'OK'))
  expect(valueOf(readTestbed(deps.db, id)).otherState).toEqual(['QC_DOC_1'])
})

test('a machine that cannot be reached is told and holds nothing up', async () => {
  const { deps, id, session } = startRun()
  valueOf(nameMachine(deps, id, { machine: 'afar', image: '', host: '-oProxyCommand=x' }))
  valueOf(nameMachine(deps, id, here))
  expect(await session()).toEqual([
    { machine: 'afar', changed: null, problem: expect.stringContaining('A machine is a name') },
    { machine: 'here', changed: null, problem: null },
  ])
})
