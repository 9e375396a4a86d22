import type {
  EaAnswers,
  EaProblem,
  EaSeverity,
  EaStage,
  HowItWent,
} from '../../../../shared/domain/ea-report.ts'
import { tellTrouble } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'

export type AnswerChanges = Partial<Omit<EaAnswers, 'went'>>

export interface ReportWrites {
  /** Answers whether it was kept. */
  readonly answer: (changes: AnswerChanges) => Promise<boolean>
  readonly went: (stage: EaStage, how: HowItWent) => Promise<boolean>
  readonly addProblem: (problem: EaStage | EaProblem) => void
  readonly grade: (problemId: string, severity: EaSeverity) => void
  /** Answers what was taken away, so that it can come back; null when it was not. */
  readonly removeProblem: (problemId: string) => Promise<EaProblem | null>
}

/** What is chosen in a form, each kept at once and in the order it was chosen. */
export function useReportWrites(id: string): ReportWrites {
  const { api, writes } = useProgram()
  const run = async <T>(write: () => Promise<T>): Promise<T | null> => {
    try {
      return await writes.run(write)
    } catch (error) {
      tellTrouble(error, 'The answer was not kept')
      return null
    }
  }
  const keeps = async (write: () => Promise<unknown>) => (await run(write)) !== null
  return {
    answer: (changes) => keeps(() => api.eaReports.answer({ id, changes })),
    went: (stage, how) => keeps(() => api.eaReports.answer({ id, changes: { went: { [stage]: how } } })),
    addProblem: (problem) => void run(() => api.eaReports.addProblem({ id, problem })),
    grade: (problemId, severity) =>
      void run(() => api.eaReports.changeProblem({ id, problemId, changes: { severity } })),
    removeProblem: async (problemId) =>
      (await run(() => api.eaReports.removeProblem({ id, problemId })))?.problem ?? null,
  }
}
