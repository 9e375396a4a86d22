import * as z from 'zod'
import { EaGap } from '../domain/ea-gap.ts'
import { EaReportState, Recommendation } from '../domain/ea-report.ts'
import { EaTeam } from '../domain/ea-team.ts'
import { Intent } from '../domain/intent.ts'
import { TeamStanding } from '../domain/rollout-answers.ts'
import { RolloutRow, TicketPlace } from '../domain/rollout-board.ts'
import { Coverage } from '../domain/rollout-coverage.ts'
import { RolloutHelp } from '../domain/rollout-rule.ts'
import { call, Nothing } from './base.ts'

const PpaId = z.object({ ppaId: z.string() })
const Names = z.array(z.string().max(200)).max(1000)
const PpaIds = z.array(z.string()).max(5000)
const Words = z.string().max(100_000)
const Intents = z.array(Intent)
const TextFile = z.object({ fileName: z.string(), text: z.string() })

export const RolloutTarget = z.enum(['UMDStore', 'Rejected', 'In Verification'])

export const RolloutDecision = z.object({
  id: z.string(),
  ppaId: z.string(),
  at: z.string(),
  by: z.string(),
  from: z.string(),
  to: z.string(),
  byRule: z.boolean(),
  ruleSaid: z.string(),
  reason: z.string(),
  waitsSince: z.string().nullable(),
  movedAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
})

/** Everything the board shows of one PPA beside its line. */
export const RolloutDetail = z.object({
  row: RolloutRow,
  conditions: z
    .array(z.object({ name: z.string(), holds: z.boolean(), sentence: z.string(), help: RolloutHelp }))
    .readonly(),
  answers: z
    .array(
      z.object({
        team: z.string(),
        standing: TeamStanding,
        sentence: z.string(),
        reportId: z.string().nullable(),
        /** Since when it is asked; null where only the ticket knows. */
        askedAt: z.string().nullable(),
        remindedAt: z.string().nullable(),
      }),
    )
    .readonly(),
  remarks: z.array(z.string()).readonly(),
  reports: z
    .array(
      z.object({
        id: z.string(),
        team: z.string(),
        recommendation: Recommendation.nullable(),
        state: EaReportState,
        submittedAt: z.string().nullable(),
        by: z.string(),
      }),
    )
    .readonly(),
  decisions: z.array(RolloutDecision).readonly(),
  hints: z.string(),
  /** Where a person may send it from here. */
  targets: z.array(RolloutTarget).readonly(),
  isFrozen: z.boolean(),
})
export type RolloutDetail = z.infer<typeof RolloutDetail>

export const TeamsTakenIn = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  refused: z.array(z.object({ line: z.number().int(), place: z.string(), reason: z.string() })).readonly(),
})
export type TeamsTakenIn = z.infer<typeof TeamsTakenIn>

export const Reminder = z.object({
  ppaId: z.string(),
  name: z.string(),
  text: z.string(),
  waiting: z
    .array(
      z.object({
        team: z.string(),
        days: z.number().int(),
        remindedDays: z.number().int().nullable(),
      }),
    )
    .readonly(),
  isDue: z.boolean(),
  /** Without one nothing can be sent from here; the text goes out by other ways. */
  hasTicket: z.boolean(),
})
export type Reminder = z.infer<typeof Reminder>

const Freezes = z.array(
  z.object({ umdMajor: z.number().int(), since: z.string(), by: z.string(), note: z.string() }),
)

export const rollout = {
  board: call(Nothing, z.array(RolloutRow)),
  get: call(PpaId, RolloutDetail),
  /** Without a tracker: the PPA is in staged rollout from now on. */
  begin: call(PpaId, Nothing),
  /** Which ticket tells where the PPA is; null takes the link away. */
  link: call(PpaId.extend({ ticket: TicketPlace.nullable() }), Nothing),

  teams: call(Nothing, z.array(EaTeam)),
  /** `formerName` is null for a new team. */
  saveTeam: call(z.object({ formerName: z.string().nullable(), team: EaTeam }), EaTeam),
  removeTeam: call(z.object({ name: z.string() }), Nothing),
  /** A CSV table; refused lines are answered with place and reason, the others are taken as one step. */
  importTeams: call(z.object({ file: z.file() }), TeamsTakenIn),
  exportTeams: call(Nothing, TextFile),

  coverage: call(Nothing, Coverage),
  recordGap: call(EaGap.omit({ id: true }), EaGap),
  removeGap: call(z.object({ id: z.string() }), Nothing),
  /** A call for early adopters; `chosen` are keys of products and ids of gaps, null takes everything that is open. */
  writeCall: call(z.object({ chosen: Names.nullable() }), z.object({ text: z.string() })),

  /** The comment that would go with choosing these teams. */
  prepareAsk: call(PpaId.extend({ add: Names }), z.object({ text: z.string() })),
  /** What is asked of the teams as a file, for those that do not see the ticket. */
  writeRequest: call(PpaId, TextFile),
  /** `comment` null takes the prepared text of each PPA, '' says nothing. */
  chooseTeams: call(
    z.object({ ppaIds: PpaIds.min(1), add: Names, remove: Names, comment: Words.nullable() }),
    Intents,
  ),
  /** Those of the PPAs named, or with null those that are due. */
  reminders: call(z.object({ ppaIds: PpaIds.nullable() }), z.array(Reminder)),
  remind: call(PpaId.extend({ text: Words.min(1) }), Intents),

  /** By the rule where it offers the move, else with a written reason. */
  decide: call(
    PpaId.extend({ to: RolloutTarget, reason: Words }),
    z.object({ decision: RolloutDecision, intents: Intents.readonly() }),
  ),
  /** Moves on what the rule offers; the others stay, each with the sentence of the rule. */
  moveOnAll: call(
    z.object({ ppaIds: PpaIds.min(1) }),
    z.object({
      moved: z.number().int(),
      stayed: z.array(z.object({ ppaId: z.string(), sentence: z.string() })).readonly(),
    }),
  ),
  freezes: call(Nothing, Freezes),
  freeze: call(z.object({ umdMajor: z.number().int(), frozen: z.boolean(), note: Words }), Freezes),
  /** A person moved the packages that waited for candidate to open. */
  packagesMoved: call(z.object({ ppaIds: PpaIds.min(1) }), Intents),
  wayBack: call(Nothing, z.object({ isAllowed: z.boolean() })),
  allowWayBack: call(z.object({ isAllowed: z.boolean() }), z.object({ isAllowed: z.boolean() })),

  /** Puts a report onto its ticket: the PDF with its data, and the recommendation in a comment. */
  deliverReport: call(z.object({ reportId: z.string() }), Intents),

  undoable: call(Nothing, z.object({ label: z.string().nullable() })),
  undo: call(Nothing, z.object({ undone: z.string() })),
}
