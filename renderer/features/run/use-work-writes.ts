import type { ResultPreview } from '../../../shared/contract/automation.ts'
import { maxResultBytes, tooLargeForResults } from '../../../shared/domain/automatic-results.ts'
import type { FoundIssueFields } from '../../../shared/domain/found-issue.ts'
import type { RunPart } from '../../../shared/domain/rival.ts'
import type { RunException } from '../../../shared/domain/scope.ts'
import type { ReviewStep } from '../../../shared/domain/second-look.ts'
import type { Verdict } from '../../../shared/domain/verdict.ts'
import { countOf } from '../../../shared/domain/count-of.ts'
import { tell, tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { readFile } from '../../lib/read-file.ts'
import { FoundFailure } from '../../lib/trouble.ts'
import { saveFile } from '../../lib/save-file.ts'

/** What is done with evidence, of a run or of another work. */
export interface EvidenceWrites {
  readonly removeEvidence: (id: string, reason: string) => Promise<boolean>
}

/** What a verifier does with a run beside giving verdicts one by one. Each answers whether it was done. */
export interface WorkWrites extends EvidenceWrites {
  readonly acceptOffers: (criterionIds: readonly string[]) => Promise<boolean>
  readonly takeOver: (criterionIds: readonly string[]) => Promise<boolean>
  readonly decide: (criterionId: string, by: string | null) => Promise<boolean>
  readonly decidePart: (part: RunPart, by: string | null) => Promise<boolean>
  readonly markAffected: (criterionIds: readonly string[], why: string) => Promise<boolean>
  readonly setVerdicts: (
    criterionIds: readonly string[],
    verdict: Verdict,
    reason: string,
  ) => Promise<boolean>
  readonly answerCondition: (condition: string, holds: boolean | null) => Promise<boolean>
  readonly setException: (kind: RunException['kind'] | null) => Promise<boolean>
  readonly correctTime: (place: string, seconds: number | null) => Promise<boolean>
  readonly takeReviewStep: (step: ReviewStep['step'], reason: string) => Promise<boolean>
  readonly addIssue: (criterionId: string | null) => Promise<boolean>
  readonly changeIssue: (
    id: string,
    before: Partial<FoundIssueFields>,
    changes: Partial<FoundIssueFields>,
  ) => Promise<boolean>
  readonly removeIssue: (id: string) => Promise<boolean>
  /** What a file of results would bring; null when it cannot be read, which was told. */
  readonly previewResults: (file: File) => Promise<ResultPreview | null>
  readonly takeInResults: (file: File) => Promise<boolean>
  readonly forgetMachine: (machine: string) => Promise<boolean>
  readonly fillSummary: () => Promise<boolean>
  readonly takeInRun: (file: File) => Promise<boolean>
  readonly handOver: () => Promise<boolean>
}

export function useWorkWrites(id: string): WorkWrites {
  const { api, queries, writes } = useProgram()
  async function run(doing: string, write: () => Promise<string | null>): Promise<boolean> {
    try {
      const said = await writes.run(write)
      if (said !== null) tell(said)
      return true
    } catch (error) {
      tellTrouble(error, doing)
      return false
    } finally {
      void queries.invalidateQueries({ queryKey: ['verifications'] })
    }
  }
  const quiet = (doing: string, write: () => Promise<unknown>) =>
    run(doing, async () => {
      await write()
      return null
    })

  return {
    acceptOffers: (criterionIds) =>
      run('Taking over', async () => {
        const { count } = await api.verifications.acceptOffers({ id, criterionIds: [...criterionIds] })
        return `${countOf(count, 'earlier verdict')} taken over. Undo takes it back.`
      }),
    takeOver: (criterionIds) =>
      run('Taking over', async () => {
        const { count } = await api.automation.takeOver({
          verificationId: id,
          criterionIds: [...criterionIds],
        })
        return `${countOf(count, 'automatic result')} taken over. Undo takes it back.`
      }),
    decide: (criterionId, by) =>
      quiet('Deciding', () => api.handover.decide({ verificationId: id, criterionId, by })),
    decidePart: (part, by) =>
      quiet('Deciding', () => api.handover.decidePart({ verificationId: id, part, by })),
    markAffected: (criterionIds, why) =>
      quiet('Marking', () =>
        api.verifications.markScope({ id, criterionIds: [...criterionIds], mark: { affected: true, why } }),
      ),
    setVerdicts: (criterionIds, verdict, reason) =>
      run('The verdicts', async () => {
        const input = { id, criterionIds: [...criterionIds], verdict, reason }
        const { count } = await api.verifications.setVerdicts(input)
        return `${verdict} for ${countOf(count, 'criterion', 'criteria')}. One undo takes all back.`
      }),
    answerCondition: (condition, holds) =>
      quiet('The answer', () => api.verifications.answerCondition({ id, condition, holds })),
    setException: (kind) => quiet('The exception', () => api.verifications.setException({ id, kind })),
    correctTime: (place, seconds) =>
      quiet('The time', () => api.verifications.correctTime({ id, place, seconds })),
    takeReviewStep: (step, reason) =>
      quiet('The review', () => api.verifications.takeReviewStep({ id, step, reason })),
    addIssue: (criterionId) =>
      run('The issue', async () => {
        await api.issues.add({ verificationId: id, criterionId })
        return 'An issue was begun: give it a title.'
      }),
    changeIssue: (issueId, before, changes) =>
      quiet('The issue', () => api.issues.change({ id: issueId, before, changes })),
    removeIssue: (issueId) => quiet('The issue', () => api.issues.remove({ id: issueId })),
    removeEvidence: (evidenceId, reason) =>
      quiet('Removing', () => api.evidence.remove({ id: evidenceId, reason })),
    async previewResults(file) {
      try {
        // Said before anything is sent: half a gigabyte in one message would hold up every other call.
        if (file.size > maxResultBytes) {
          throw new FoundFailure({ kind: 'invalid', message: tooLargeForResults, place: null })
        }
        return await api.automation.preview({ verificationId: id, file: await readFile(file) })
      } catch (error) {
        tellTrouble(error, `${file.name} was not taken in`)
        return null
      }
    },
    takeInResults: (file) =>
      run('Taking in', async () => {
        const { results, unmatched, isKnown } = await api.automation.takeIn({
          verificationId: id,
          file: await readFile(file),
        })
        if (isKnown) return `${file.name} was taken in before; nothing changed.`
        return `${countOf(results.length, 'result')} stand beside the rows, ${countOf(unmatched.length, 'step')} matched none.`
      }),
    forgetMachine: (machine) =>
      quiet('The machine', () => api.testbed.forget({ verificationId: id, machine })),
    fillSummary: () =>
      run('The summary', async () => {
        const { fields } = await api.verifications.fillSummary({ id })
        return fields.length === 0
          ? 'Nothing more is known for the empty fields.'
          : `${countOf(fields.length, 'field')} filled from what is known: read them over.`
      }),
    takeInRun: (file) =>
      run('Taking in', async () => {
        const { kind, taken, rivals } = await api.handover.take({ file: await readFile(file) })
        if (kind === 'unchanged') return `Nothing in ${file.name} is new.`
        const other = rivals === 0 ? '' : ` On ${countOf(rivals, 'answer')} two people disagree.`
        return `${countOf(taken, 'verdict')} came with ${file.name}.${other}`
      }),
    handOver: () =>
      run('Handing over', async () => {
        const { file, leftOut } = await api.handover.write({ verificationId: id })
        saveFile(file)
        return leftOut.length === 0
          ? `${file.name} holds the whole run.`
          : `${file.name} holds the run without ${leftOut.join(', ')}.`
      }),
  }
}
