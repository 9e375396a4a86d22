import { writeReport as setDocument } from '../../electron/documents/report.ts'
import { readyDocument } from '../../electron/usecases/report/ready-document.ts'
import { beginReport } from '../../electron/usecases/ea-reports/begin.ts'
import { submitReport } from '../../electron/usecases/ea-reports/submit.ts'
import { addProblem, setAnswers, setReportText } from '../../electron/usecases/ea-reports/write.ts'
import { changeSettings } from '../../electron/usecases/settings/settings.ts'
import type { Deps } from '../../electron/usecases/deps.ts'
import { getEaReport } from '../../electron/db/tables/ea-reports.ts'
import type { EaText, Recommendation } from '../../shared/domain/ea-report.ts'
import type { Paper } from '../../shared/domain/paper.ts'
import { testDeps } from './database.ts'
import { templatesFolder } from './folders.ts'
import { dcacheOnSl5, valueOf } from './run.ts'

/** The machine of an admin whose team is in the settings. */
export function eaDeps(team = 'CESGA', verifier = 'Ada'): Deps & { readonly dataFolder: string } {
  const deps = testDeps()
  changeSettings(deps, { team, verifier, institute: 'CESGA-EGEE', role: 'early adopter' })
  return deps
}

export function type(deps: Deps, id: string, place: EaText | `problems.${string}`, text: string): void {
  const seen = getEaReport(deps.db, id)?.revisions[place] ?? 0
  valueOf(setReportText(deps, id, { place, text, seen }))
}

/** Begins a report and answers everything in it but the recommendation. */
export function writeReport(deps: Deps, ppaId = dcacheOnSl5): string {
  const { id } = valueOf(beginReport(deps, ppaId))
  answerAll(deps, id)
  return id
}

/** Answers everything in a report but the recommendation. */
export function answerAll(deps: Deps, id: string): void {
  const went = { installation: 'well', configuration: 'well', operation: 'well' } as const
  valueOf(setAnswers(deps, id, { installation: 'fresh install', went, monitoring: 'no alarms' }))
  type(deps, id, 'productionSince', '2012-03-05')
  type(deps, id, 'jobs', '1200')
}

/** Recommends and hands in; what the recommendation asks for is written first. */
export function recommend(deps: Deps, id: string, recommendation: Recommendation): void {
  valueOf(setAnswers(deps, id, { recommendation }))
  if (recommendation === 'accept with known issues') {
    valueOf(addProblem(deps, id, 'operation'))
    const problem = getEaReport(deps.db, id)?.fields.problems.at(-1)?.id ?? ''
    type(deps, id, `problems.${problem}.title`, 'The log fills the disk')
    type(deps, id, `problems.${problem}.workaround`, 'Rotate it hourly')
  }
  if (recommendation === 'reject') {
    type(deps, id, 'reason', 'It lost files')
    type(deps, id, 'nextStep', 'A fixed version')
  }
  valueOf(submitReport(deps, id))
}

/** The report as the file that goes to the manager; `change` forges its paper before it is sealed. */
export async function eaFile(
  deps: Deps & { readonly dataFolder: string },
  reportId: string,
  change: (paper: Paper) => Paper = (paper) => paper,
) {
  const ready = valueOf(await readyDocument(deps, { kind: 'EA report', reportId }))
  const paper = change(ready.model as Paper)
  const made = valueOf(await setDocument(paper, { templatesFolder, attachments: ready.attachments }))
  return { name: ready.paper.fileName, bytes: new Uint8Array(made.bytes) }
}
