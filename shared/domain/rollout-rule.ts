import * as z from 'zod'
import type { EaReportState, Recommendation } from './ea-report.ts'
import { listed, readAnswers, type TeamAnswer } from './rollout-answers.ts'
import { readProgress } from './run-life-cycle.ts'

/** A report as the rule sees it. */
export interface RuleReport {
  readonly id: string
  readonly team: string
  readonly version: string
  readonly platform: string
  readonly arch: string
  /** null while it is a draft. */
  readonly recommendation: Recommendation | null
  readonly state: EaReportState
  readonly submittedAt: string | null
  /** Who wrote it. */
  readonly by: string
}

/** Everything the rule of moving on looks at; nothing else decides. */
export interface RolloutSituation {
  readonly target: { readonly version: string; readonly platform: string; readonly arch: string }
  /** RolloutProgress as its place shows it; null when nobody knows. */
  readonly progress: string | null
  /** Why nothing can be done on the ticket now (deleted, a conflict); null when there is no trouble. */
  readonly trouble: string | null
  /** As EATeams names them. */
  readonly teams: readonly string[]
  readonly known: readonly { readonly name: string; readonly site: string }[]
  /** Names and institutes of those who verified this PPA. */
  readonly verifiers: readonly string[]
  readonly reports: readonly RuleReport[]
  readonly candidateFrozen: boolean
}

/** What helps next: each has its button. */
export const RolloutHelp = z.enum([
  'choose the product',
  'look at the ticket',
  'choose teams',
  'enter the team',
  'look at the reports',
  'remind',
  'decide',
  'move on',
])
export type RolloutHelp = z.infer<typeof RolloutHelp>

export interface RolloutCondition {
  readonly name: string
  readonly holds: boolean
  readonly sentence: string
  readonly help: RolloutHelp
}

/** What the rule says of a PPA. `offers` is null as long as one condition fails. */
export interface RolloutOutcome {
  readonly offers: 'UMDStore' | null
  /** Offered, but *candidate* is frozen: the packages will wait in *testing* (process.md 4.3). */
  readonly waits: boolean
  /** One sentence: what is offered, or what is missing first. */
  readonly sentence: string
  readonly help: RolloutHelp
  readonly conditions: readonly RolloutCondition[]
  readonly answers: readonly TeamAnswer[]
  /** What was looked at and does not count, in words. */
  readonly remarks: readonly string[]
}

/**
 * Whether a PPA may move on to UMDStore (process.md 10; open question E2): it is in staged rollout, EATeams names at
 * least one team, each of them is known and did not verify the PPA, each has reported on this very version and
 * platform, and nobody rejects. Pure; it offers and never moves.
 */
export function judgeRollout(situation: RolloutSituation): RolloutOutcome {
  const { answers, rejections, remarks } = readAnswers(situation)
  const conditions = conditionsOf(situation, answers, rejections)
  const failing = conditions.find(({ holds }) => !holds)
  const base = { conditions, answers, remarks }
  if (failing) {
    return { ...base, offers: null, waits: false, sentence: failing.sentence, help: failing.help }
  }
  const waits = situation.candidateFrozen
  const count = answers.length === 1 ? 'The one team has' : `All ${String(answers.length)} teams have`
  const sentence = waits
    ? `${count} reported and nobody rejects: UMDStore is offered; candidate is frozen, so the packages wait in testing.`
    : `${count} reported and nobody rejects: UMDStore is offered.`
  return { ...base, offers: 'UMDStore', waits, sentence, help: 'move on' }
}

function conditionsOf(
  { progress, trouble }: RolloutSituation,
  answers: readonly TeamAnswer[],
  rejections: readonly string[],
): readonly RolloutCondition[] {
  const of = (standing: TeamAnswer['standing']) => answers.filter((answer) => answer.standing === standing)
  const first = (found: readonly TeamAnswer[], otherwise: string) => found[0]?.sentence ?? otherwise
  const teams = answers.map(({ team }) => team)
  const isHere = trouble === null && readProgress(progress ?? '') === 'StagedRollout'
  const [unknown, verified, torn] = [of('unknown team'), of('verifier'), of('two reports')]
  const silent = of('silent')
  return [
    {
      name: 'In staged rollout',
      holds: isHere,
      sentence: trouble ?? progressWords(progress),
      help: 'look at the ticket',
    },
    {
      name: 'A team is named',
      holds: teams.length > 0,
      sentence: teams.length > 0 ? `EATeams names ${listed(teams)}.` : 'EATeams names no team yet.',
      help: 'choose teams',
    },
    {
      name: 'Every team is known',
      holds: unknown.length === 0,
      sentence: first(unknown, 'Every team named is in the list of teams.'),
      help: 'enter the team',
    },
    {
      name: 'No team verified it',
      holds: verified.length === 0,
      sentence: first(verified, 'No team named has verified this PPA.'),
      help: 'choose teams',
    },
    {
      name: 'Nobody rejects',
      holds: rejections.length === 0,
      sentence:
        rejections.length === 0
          ? 'No report rejects it.'
          : `${listed(rejections)} ${rejections.length === 1 ? 'rejects' : 'reject'} it: the manager decides.`,
      help: 'decide',
    },
    {
      name: 'One word of each team',
      holds: torn.length === 0,
      sentence: first(torn, 'No team has two reports that disagree.'),
      help: 'look at the reports',
    },
    {
      name: 'Every team has reported',
      holds: teams.length > 0 && silent.length === 0,
      sentence:
        teams.length === 0
          ? 'Nobody was asked for a report.'
          : silent.length === 0
            ? 'Every team named has reported.'
            : `${listed(silent.map(({ team }) => team))} ${silent.length === 1 ? 'has' : 'have'} not reported yet.`,
      help: 'remind',
    },
  ]
}

function progressWords(progress: string | null): string {
  if (progress === null) return 'Nobody knows where the ticket stands: its fields were not read yet.'
  if (readProgress(progress) === 'StagedRollout') return 'It is in staged rollout.'
  return progress === ''
    ? 'RolloutProgress is not set; it must be StagedRollout.'
    : `RolloutProgress is ${progress}: the move starts from StagedRollout only.`
}
