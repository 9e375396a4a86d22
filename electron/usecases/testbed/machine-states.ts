import { invalid, notFound, refused, success, type Result } from '../../../shared/errors.ts'
import type { Evidence } from '../../../shared/domain/evidence.ts'
import {
  comparePackages,
  fingerprintCommand,
  madeOnAnotherState,
  readFingerprint,
  type MachineState,
  type PackageChange,
  type RunMachine,
} from '../../../shared/domain/machine-state.ts'
import { readEvidencePart } from '../../db/evidence-folder.ts'
import type { ReadDb } from '../../db/handles.ts'
import { insertMachineState, listMachineStates } from '../../db/tables/machine-states.ts'
import { listRunMachines } from '../../db/tables/run-machines.ts'
import { listRowWork } from '../../db/tables/row-work.ts'
import { getVerification } from '../../db/tables/verifications.ts'
import type { EvidenceDeps } from '../evidence/evidence.ts'
import { recordCommand, type Recording, type RecordingProgress } from '../evidence/record-command.ts'
import { changeRun } from '../verification/change.ts'

/** A package list of any machine fits; more is no package list. */
const mostBytes = 16 * 1024 * 1024

export interface MachineToRead {
  readonly verificationId: string
  /** What the verifier calls it; for another machine its name for ssh. */
  readonly machine: string
  readonly image: string
  readonly host: string | null
}

export interface FingerprintRecording {
  readonly recording: Recording
  readonly done: Promise<Result<MachineState>>
}

/** Reads what is installed on a machine by a recorded command, which stays as evidence of the summary. */
export function takeMachineState(
  deps: EvidenceDeps,
  wanted: MachineToRead,
  onProgress: (progress: RecordingProgress) => void,
): Result<FingerprintRecording> {
  if (wanted.machine.trim() === '') return invalid('Give the machine a name.', 'machine')
  const { verificationId, host } = wanted
  const command = { workId: verificationId, place: 'summary', commandLine: fingerprintCommand, host }
  const started = recordCommand(deps, command, onProgress)
  if (!started.ok) return started
  const done = started.value.done.then((kept) => (kept.ok ? keepState(deps, wanted, kept.value) : kept))
  return success({ recording: started.value, done })
}

async function keepState(
  deps: EvidenceDeps,
  wanted: MachineToRead,
  evidence: Evidence,
): Promise<Result<MachineState>> {
  const bytes = await readEvidencePart(deps.dataFolder, evidence.digest, 0, mostBytes)
  const read = readFingerprint(new TextDecoder().decode(bytes))
  if (!read) {
    return refused('The machine did not answer as expected. What it said is kept as evidence of the summary.')
  }
  return changeRun(deps, wanted.verificationId, (tx) => {
    const state: MachineState = {
      id: deps.newId(),
      machine: wanted.machine.trim(),
      image: wanted.image.trim(),
      ...read,
      takenAt: deps.now().toISOString(),
      evidenceId: evidence.id,
    }
    insertMachineState(tx, wanted.verificationId, state)
    const { machine, operatingSystem, packages } = state
    const data = { state: state.id, machine, operatingSystem, packages: packages.length }
    return success({ value: state, trail: { action: 'machine state taken', data } })
  })
}

export interface Testbed {
  readonly machines: readonly RunMachine[]
  readonly states: readonly {
    readonly state: MachineState
    /** What changed since the state before of the same machine; null for its first one. */
    readonly changes: readonly PackageChange[] | null
  }[]
  /** Rows whose verdict was given on another state of the machines. */
  readonly otherState: readonly string[]
}

export function readTestbed(db: ReadDb, verificationId: string): Result<Testbed> {
  if (!getVerification(db, verificationId)) return notFound(`verification ${verificationId}`)
  const states = listMachineStates(db, verificationId)
  const decided = [...listRowWork(db, verificationId)].map(([criterionId, { decidedAt }]) => ({
    criterionId,
    decidedAt,
  }))
  return success({
    machines: listRunMachines(db, verificationId),
    states: states.map((state, index) => {
      const before = states.slice(0, index).findLast(({ machine }) => machine === state.machine)
      return { state, changes: before ? comparePackages(before.packages, state.packages) : null }
    }),
    otherState: madeOnAnotherState(decided, states),
  })
}
