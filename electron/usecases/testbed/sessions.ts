import { notFound, success, type Result } from '../../../shared/errors.ts'
import { comparePackages, machinesToRead, type RunMachine } from '../../../shared/domain/machine-state.ts'
import { sessionStart } from '../../../shared/domain/time-log.ts'
import { listMachineStates } from '../../db/tables/machine-states.ts'
import { deleteRunMachine, keepRunMachine, listRunMachines } from '../../db/tables/run-machines.ts'
import { listMoments } from '../../db/tables/time-log.ts'
import { getVerification } from '../../db/tables/verifications.ts'
import type { Deps, Nothing } from '../deps.ts'
import type { EvidenceDeps } from '../evidence/evidence.ts'
import type { Recording } from '../evidence/record-command.ts'
import { changeRun } from '../verification/change.ts'
import { takeMachineState } from './machine-states.ts'

/** What became of one machine at the start of a session. */
export interface SessionReading {
  readonly machine: string
  /** Packages that differ from the state before; null for the first state. */
  readonly changed: number | null
  /** Why it could not be read, in one sentence; null when it was. */
  readonly problem: string | null
}

/** Names a machine to be read at the start of each session; a remote one is never read unless it was named here. */
export function nameMachine(deps: Deps, id: string, machine: RunMachine): Result<Nothing> {
  return changeRun(deps, id, (tx) => {
    const known = listRunMachines(tx, id).find((each) => each.machine === machine.machine)
    if (known?.image === machine.image && known.host === machine.host) {
      return success({ value: {}, trail: null })
    }
    keepRunMachine(tx, id, machine)
    return success({ value: {}, trail: { action: 'machine named', data: { ...machine } } })
  })
}

/** No longer reads a machine by itself; its states stay. */
export function forgetMachine(deps: Deps, id: string, machine: string): Result<Nothing> {
  return changeRun(deps, id, (tx) => {
    if (!listRunMachines(tx, id).some((each) => each.machine === machine)) {
      return notFound(`machine ${machine} in this verification`)
    }
    deleteRunMachine(tx, id, machine)
    return success({ value: {}, trail: { action: 'machine no longer read', data: { machine } } })
  })
}

/**
 * Reads the named machines of a run whose newest state is from before this session, one after another. What cannot be reached
 * is told and holds nothing up.
 */
export async function readMachinesOfSession(
  deps: EvidenceDeps,
  id: string,
  begun: (recording: Recording) => void,
): Promise<Result<readonly SessionReading[]>> {
  const run = getVerification(deps.db, id)
  if (!run) return notFound(`verification ${id}`)
  const states = listMachineStates(deps.db, id)
  const since = sessionStart(listMoments(deps.db, id), deps.now().toISOString())
  const due = run.state === 'open' ? machinesToRead(listRunMachines(deps.db, id), states, since) : []
  const readings: SessionReading[] = []
  for (const machine of due) {
    const before = states.findLast((state) => state.machine === machine.machine)
    const started = takeMachineState(deps, { verificationId: id, ...machine }, () => undefined)
    if (started.ok) begun(started.value.recording)
    const taken = started.ok ? await started.value.done : started
    readings.push({
      machine: machine.machine,
      changed: taken.ok && before ? comparePackages(before.packages, taken.value.packages).length : null,
      problem: taken.ok ? null : taken.failure.message,
    })
  }
  return success(readings)
}
