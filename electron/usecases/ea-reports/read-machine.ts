import { refused, success, type Result } from '../../../shared/errors.ts'
import type { EaMachine } from '../../../shared/domain/ea-report.ts'
import { machineOf } from '../../../shared/domain/ea-report-prefill.ts'
import type { Evidence } from '../../../shared/domain/evidence.ts'
import { fingerprintCommand, readFingerprint } from '../../../shared/domain/machine-state.ts'
import { readEvidencePart } from '../../db/evidence-folder.ts'
import type { EvidenceDeps } from '../evidence/evidence.ts'
import { recordCommand, type Recording, type RecordingProgress } from '../evidence/record-command.ts'
import type { Deps, Nothing } from '../deps.ts'
import { changeDraft, keepDraft } from './change.ts'

/** A package list of any machine fits; more is no package list. */
const mostBytes = 16 * 1024 * 1024

/**
 * Reads what is installed on the machine of a report by a recorded command, here or over ssh. The output stays as
 * evidence; what belongs to the product goes into the report.
 */
export function readReportMachine(
  deps: EvidenceDeps,
  wanted: { readonly id: string; readonly host: string | null },
  onProgress: (progress: RecordingProgress) => void,
): Result<{ readonly recording: Recording; readonly done: Promise<Result<EaMachine>> }> {
  const { id, host } = wanted
  const command = { workId: id, place: 'report', commandLine: fingerprintCommand, host }
  const started = recordCommand(deps, command, onProgress)
  if (!started.ok) return started
  const done = started.value.done.then((kept) => (kept.ok ? keepMachine(deps, wanted, kept.value) : kept))
  return success({ recording: started.value, done })
}

/** The report says nothing of a machine any more: another one was meant. What it said stays as evidence until that goes. */
export function forgetReportMachine(deps: Deps, id: string): Result<Nothing> {
  return changeDraft(deps, id, (tx, report) => {
    const { machine } = report.fields
    if (machine === null) return success({ value: {}, trail: null })
    keepDraft(deps, tx, { ...report, fields: { ...report.fields, machine: null } })
    const { operatingSystem, evidenceId } = machine
    return success({
      value: {},
      trail: { action: 'EA machine forgotten', data: { operatingSystem, evidenceId } },
    })
  })
}

async function keepMachine(
  deps: EvidenceDeps,
  { id, host }: { readonly id: string; readonly host: string | null },
  evidence: Evidence,
): Promise<Result<EaMachine>> {
  const bytes = await readEvidencePart(deps.dataFolder, evidence.digest, 0, mostBytes)
  const read = readFingerprint(new TextDecoder().decode(bytes))
  if (!read) {
    return refused('The machine did not answer as expected. What it said is kept as evidence of the report.')
  }
  return changeDraft(deps, id, (tx, report) => {
    const state = {
      id: evidence.id,
      machine: host ?? 'this machine',
      image: '',
      ...read,
      takenAt: deps.now().toISOString(),
      evidenceId: evidence.id,
    }
    const machine = machineOf(state, report.ppa)
    keepDraft(deps, tx, { ...report, fields: { ...report.fields, machine } })
    const { operatingSystem, packageCount } = machine
    return success({
      value: machine,
      trail: { action: 'EA machine read', data: { operatingSystem, packageCount } },
    })
  })
}
