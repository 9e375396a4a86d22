import { invalid, notFound, success, type Result } from '../../../shared/errors.ts'
import {
  EaReportFields,
  stages,
  type EaAnswers,
  type EaProblem,
  type EaStage,
  type HowItWent,
} from '../../../shared/domain/ea-report.ts'
import { isEmptyProblem, textAt, withTextAt } from '../../../shared/domain/ea-report-texts.ts'
import type { Deps, Nothing } from '../deps.ts'
import { compareText } from '../verification/change.ts'
import { changeDraft, keepDraft } from './change.ts'

/** Keeps a text of a draft as typed; one that was changed elsewhere meanwhile is a conflict. */
export function setReportText(
  deps: Deps,
  id: string,
  wanted: { readonly place: string; readonly text: string; readonly seen: number },
): Result<{ revision: number }> {
  const { place, text, seen } = wanted
  return changeDraft(deps, id, (tx, report) => {
    const kept = textAt(report.fields, place)
    if (kept === undefined) return notFound(`text ${place} in this report`)
    const revision = report.revisions[place] ?? 0
    const compared = compareText({ text: kept, revision }, { text, seen })
    if (!compared.ok) return compared
    if (compared.value === 'same') return success({ value: { revision }, trail: null })
    const read = EaReportFields.safeParse(withTextAt(report.fields, place, text))
    if (!read.success) return invalid('This text is too long to be kept.', place)
    const revisions = { ...report.revisions, [place]: revision + 1 }
    keepDraft(deps, tx, { ...report, fields: read.data, revisions })
    const trail = { action: 'EA report written', data: { place, length: text.length } }
    return success({ value: { revision: revision + 1 }, trail })
  })
}

/** What is chosen in a form: any of the answers, and of the stages only those named. */
export type AnswerChanges = Partial<Omit<EaAnswers, 'went'>> & {
  readonly went?: Partial<Record<EaStage, HowItWent | null>> | undefined
}

/**
 * Keeps answers of a draft. A stage that went with problems gets a problem to fill in; one that went well loses those
 * about which nothing was written.
 */
export function setAnswers(deps: Deps, id: string, changes: AnswerChanges): Result<Nothing> {
  return changeDraft(deps, id, (tx, report) => {
    const { went = {}, ...others } = changes
    const kept = report.fields.problems.filter(
      (problem) => !isTakenBack(went[problem.stage]) || !isEmptyProblem(problem),
    )
    const asked = stages
      .filter((stage) => went[stage] === 'with problems' && !kept.some((each) => each.stage === stage))
      .map((stage) => newProblem(deps, stage))
    const problems = [...kept, ...asked]
    const given = { ...report.fields.went, ...went }
    const fields = EaReportFields.parse({ ...report.fields, ...others, went: given, problems })
    keepDraft(deps, tx, { ...report, fields })
    return success({ value: {}, trail: { action: 'EA report answered', data: { ...changes } } })
  })
}

/** Whether a stage was said to have gone well, or nothing is said of it any more. */
function isTakenBack(how: HowItWent | null | undefined): boolean {
  return how === null || how === 'well'
}

/** Adds an empty problem of a stage, or one that was taken away a moment ago. */
export function addProblem(deps: Deps, id: string, wanted: EaStage | EaProblem): Result<Nothing> {
  return changeDraft(deps, id, (tx, report) => {
    const problem = typeof wanted === 'string' ? newProblem(deps, wanted) : wanted
    const { fields } = report
    if (fields.problems.some((each) => each.id === problem.id)) return success({ value: {}, trail: null })
    const went = { ...fields.went, [problem.stage]: 'with problems' }
    const read = EaReportFields.safeParse({ ...fields, went, problems: [...fields.problems, problem] })
    if (!read.success) return invalid('There are too many problems for one report.')
    keepDraft(deps, tx, { ...report, fields: read.data })
    return success({ value: {}, trail: { action: 'EA problem noted', data: { problem: problem.id } } })
  })
}

/** Says how much a problem hurts, or where it was met. */
export function changeProblem(
  deps: Deps,
  id: string,
  problemId: string,
  changes: Partial<Pick<EaProblem, 'stage' | 'severity'>>,
): Result<Nothing> {
  return changeDraft(deps, id, (tx, report) => {
    const found = report.fields.problems.find((each) => each.id === problemId)
    if (!found) return notFound('problem of this name in the report')
    const problems = report.fields.problems.map((each) => (each === found ? { ...each, ...changes } : each))
    keepDraft(deps, tx, { ...report, fields: { ...report.fields, problems } })
    return success({ value: {}, trail: { action: 'EA problem changed', data: { problemId, ...changes } } })
  })
}

/** Takes a problem away; the audit trail keeps what was written, and so does the answer, for an undo. */
export function removeProblem(deps: Deps, id: string, problemId: string): Result<{ problem: EaProblem }> {
  return changeDraft(deps, id, (tx, report) => {
    const problem = report.fields.problems.find((each) => each.id === problemId)
    if (!problem) return notFound('problem of this name in the report')
    const problems = report.fields.problems.filter((each) => each !== problem)
    keepDraft(deps, tx, { ...report, fields: { ...report.fields, problems } })
    return success({ value: { problem }, trail: { action: 'EA problem taken away', data: { problem } } })
  })
}

/** Begins as the mildest, like an issue of a verification (process.md 9): what is worse is said by a person. */
function newProblem(deps: Deps, stage: EaStage): EaProblem {
  return {
    id: deps.newId(),
    stage,
    severity: 'minor',
    title: '',
    description: '',
    workaround: '',
    link: '',
  }
}
