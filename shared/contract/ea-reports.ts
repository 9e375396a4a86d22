import * as z from 'zod'
import {
  EaAnswers,
  EaMachine,
  EaProblem,
  EaReport,
  EaRevisions,
  EaStage,
  HowItWent,
} from '../domain/ea-report.ts'
import { GgusPriority } from '../domain/found-issue.ts'
import { IntentState } from '../domain/intent.ts'
import { Ppa } from '../domain/umd-release.ts'
import { call, Nothing, stream } from './base.ts'
import { RecordingProgress } from './evidence.ts'

const Id = z.object({ id: z.string() })
const Problem = Id.extend({ problemId: z.string() })
const Ticket = z.object({ accountId: z.string(), number: z.string() }).nullable()

/** A product that waits for the report of the team in the settings. */
export const WaitingForTeam = z.object({
  ppa: Ppa.nullable(),
  ticket: Ticket,
  subject: z.string(),
  since: z.string().nullable(),
  hints: z.string(),
  /** The draft of the team on it; null when none was begun. */
  reportId: z.string().nullable(),
})
export type WaitingForTeam = z.infer<typeof WaitingForTeam>

export const EaReportDetail = z.object({
  report: EaReport,
  revisions: EaRevisions,
  missing: z.array(z.object({ place: z.string(), sentence: z.string() })).readonly(),
  /** What a reader has to know, and what keeps it from counting. */
  remarks: z.array(z.string()).readonly(),
  days: z.number().int().nullable(),
  hints: z.string(),
  ticket: Ticket,
  /** How far it is on its way to the ticket; null while nobody put it there from here. */
  delivery: IntentState.nullable(),
  /** About a product that does not exist; it never leaves this machine. */
  isSample: z.boolean(),
  drafts: z
    .array(
      z.object({
        problemId: z.string(),
        draft: z.object({ shortDescription: z.string(), priority: GgusPriority }),
        /** The whole ticket as one text, for the clipboard. */
        text: z.string(),
      }),
    )
    .readonly(),
  replacedBy: z.string().nullable(),
  /** Other platforms of the same product on which the team has no report yet. */
  copyTo: z.array(Ppa).readonly(),
})
export type EaReportDetail = z.infer<typeof EaReportDetail>

export const ArrivedReport = z.object({
  digest: z.string(),
  report: EaReport,
  checked: z.array(z.string()).readonly(),
  remarks: z.array(z.string()).readonly(),
  isKnown: z.boolean(),
  standing: z.array(z.object({ report: EaReport, isPredecessor: z.boolean() })).readonly(),
})
export type ArrivedReport = z.infer<typeof ArrivedReport>

export const eaReports = {
  /** Last worked on first; replaced ones too. All of them without `newest`. */
  list: call(z.object({ newest: z.number().int().positive().optional() }), z.array(EaReport)),
  waiting: call(Nothing, z.array(WaitingForTeam)),
  get: call(Id, EaReportDetail),
  /** Filled with what is known. The team's own draft on it is the answer where there is one. */
  begin: call(z.object({ ppaId: z.string() }), Id),
  /** The report that the file of a manager asks for; its product need not be known here. */
  beginRequested: call(z.object({ name: z.string().max(255), text: z.string().max(1_000_000) }), Id),
  /** A report to try, about a product that does not exist. */
  beginSample: call(Nothing, Id),
  /** On another platform, with the answers of this one. */
  copy: call(Id.extend({ ppaId: z.string() }), Id),
  /** One that takes the place of a report that was handed in. */
  revise: call(Id, Id),
  /** Answers what was thrown away, for `bringBack`. */
  throwAway: call(Id, EaReport),
  bringBack: call(z.object({ report: EaReport }), Id),
  /** `place` as shared/domain/ea-report-texts.ts has it; `seen` is the revision the caller last read. */
  setText: call(
    Id.extend({ place: z.string().max(200), text: z.string().max(1_000_000), seen: z.number().int() }),
    z.object({ revision: z.number().int() }),
  ),
  answer: call(
    Id.extend({
      changes: EaAnswers.omit({ went: true })
        .partial()
        .extend({ went: z.partialRecord(EaStage, HowItWent.nullable()).optional() }),
    }),
    Nothing,
  ),
  /** An empty problem of a stage, or one that was taken away a moment ago. */
  addProblem: call(Id.extend({ problem: z.union([EaStage, EaProblem]) }), Nothing),
  changeProblem: call(
    Problem.extend({ changes: EaProblem.pick({ stage: true, severity: true }).partial() }),
    Nothing,
  ),
  removeProblem: call(Problem, z.object({ problem: EaProblem })),
  /** Reads the machine by a recorded command, here or over ssh. */
  readMachine: stream(Id.extend({ host: z.string().nullable() }), RecordingProgress, EaMachine),
  /** Takes the machine out of a draft; its evidence stays. */
  forgetMachine: call(Id, Nothing),
  /** Refused with one sentence while something is missing. */
  submit: call(Id, z.object({ remarks: z.array(z.string()).readonly() })),
  /** Proves a file and says what taking it in would do. */
  look: call(z.object({ file: z.file() }), ArrivedReport),
  takeIn: call(z.object({ file: z.file(), replacing: z.array(z.string()).max(100) }), Id),
}
