import * as z from 'zod'
import { foldName } from './ea-team.ts'
import { Recommendation } from './ea-report.ts'
import type { RolloutSituation, RuleReport } from './rollout-rule.ts'

/**
 * What a team named in EATeams has said:
 * - a recommendation: its report in force on this version and platform
 * - `silent`: no such report
 * - `two reports`: several in force, and they disagree
 * - `unknown team`: the list of teams does not have it, so its word cannot count
 * - `verifier`: it verified this PPA, so its word does not count
 */
export const TeamStanding = z.enum([
  ...Recommendation.options,
  'silent',
  'two reports',
  'unknown team',
  'verifier',
])
export type TeamStanding = z.infer<typeof TeamStanding>

export interface TeamAnswer {
  readonly team: string
  readonly standing: TeamStanding
  readonly sentence: string
  /** The report that counts; null when none does. */
  readonly reportId: string | null
}

/** A report with its team's name folded once. A copy of each of ten thousand reports would be felt. */
interface FoldedReport {
  readonly report: RuleReport
  readonly folded: string
}

/** What every team named has said, who rejects, and what does not count. Pure. */
export function readAnswers(situation: RolloutSituation): {
  readonly answers: readonly TeamAnswer[]
  /** Teams whose report in force rejects, also those that EATeams does not name. */
  readonly rejections: readonly string[]
  readonly remarks: readonly string[]
} {
  const verifiers = new Set(situation.verifiers.map(foldName).filter((name) => name !== ''))
  const inForce: FoldedReport[] = []
  const remarks: string[] = []
  for (const report of situation.reports) {
    if (report.state !== 'submitted' || report.recommendation === null) continue
    const reason = whyNotCounted(report, situation.target, verifiers)
    if (reason === null) inForce.push({ report, folded: foldName(report.team) })
    else remarks.push(reason)
  }
  const named = new Set(situation.teams.map(foldName))
  const others = inForce.filter(({ folded }) => !named.has(folded)).map(({ report }) => report)
  remarks.push(...wordsOnOthers(others))
  const answers = uniqueNames(situation.teams).map((team) => answerOf(team, situation, verifiers, inForce))
  const rejecting = inForce.filter(({ report }) => report.recommendation === 'reject')
  return { answers, rejections: uniqueNames(rejecting.map(({ report }) => report.team)), remarks }
}

function wordsOnOthers(others: readonly RuleReport[]): readonly string[] {
  const names = (isRejection: boolean) =>
    uniqueNames(
      others
        .filter(({ recommendation }) => (recommendation === 'reject') === isRejection)
        .map(({ team }) => team),
    )
  const [rejecting, further] = [names(true), names(false)]
  const say = (teams: readonly string[], one: string, many: string) =>
    teams.length === 0 ? [] : [teams.length === 1 ? `${listed(teams)} ${one}` : `${listed(teams)} ${many}`]
  return [
    ...say(
      rejecting,
      'is not named in EATeams; its rejection stands all the same.',
      'are not named in EATeams; their rejections stand all the same.',
    ),
    ...say(
      further,
      'is not named in EATeams; its report is kept, and the rule does not ask for it.',
      'are not named in EATeams; their reports are kept, and the rule does not ask for them.',
    ),
  ]
}

function answerOf(
  team: string,
  { known }: RolloutSituation,
  verifiers: ReadonlySet<string>,
  inForce: readonly FoldedReport[],
): TeamAnswer {
  const folded = foldName(team)
  const site = sitesOf(known).get(folded)
  const none = (standing: TeamStanding, sentence: string) => ({ team, standing, sentence, reportId: null })
  if (site === undefined) {
    return none(
      'unknown team',
      `EATeams names «${team}», which the list of teams does not have: enter the team, or take it out of the field.`,
    )
  }
  if (verifiers.has(folded) || verifiers.has(site)) {
    return none('verifier', `${team} verified this PPA and does not count as its early adopter.`)
  }
  const own = inForce
    .filter((each) => each.folded === folded)
    .map(({ report }) => report)
    .toSorted(newestFirst)
  const [newest] = own
  if (!newest?.recommendation) return none('silent', `${team} has not reported yet.`)
  if (own.some(({ recommendation }) => recommendation !== newest.recommendation)) {
    return none(
      'two reports',
      `${team} has ${String(own.length)} reports in force that disagree: one of them must be replaced.`,
    )
  }
  const standing = newest.recommendation
  return { team, standing, sentence: `${team}: ${standing}.`, reportId: newest.id }
}

const sitesByList = new WeakMap<RolloutSituation['known'], ReadonlyMap<string, string>>()

/** Folded sites by folded name. A board judges thousands of PPAs against one list, so it is folded once. */
function sitesOf(known: RolloutSituation['known']): ReadonlyMap<string, string> {
  const before = sitesByList.get(known)
  if (before) return before
  const sites = new Map(known.map(({ name, site }) => [foldName(name), foldName(site)]))
  sitesByList.set(known, sites)
  return sites
}

/** Why a report does not count for the target, in one sentence; null when it does. */
function whyNotCounted(
  report: RuleReport,
  target: RolloutSituation['target'],
  verifiers: ReadonlySet<string>,
): string | null {
  if (verifiers.size > 0 && verifiers.has(foldName(report.by)))
    return `The report of ${report.team} was written by ${report.by}, who verified this PPA: it does not count.`
  const same =
    report.version.trim() === target.version &&
    isSameName(report.platform, target.platform) &&
    isSameName(report.arch, target.arch)
  if (same) return null
  const of = (place: RolloutSituation['target']) => `${place.version} on ${place.platform}/${place.arch}`
  return `The report of ${report.team} is about ${of(report)}, this is ${of(target)}: it does not count.`
}

function isSameName(one: string, other: string): boolean {
  return one === other || foldName(one) === foldName(other)
}

function newestFirst(one: RuleReport, other: RuleReport): number {
  return (other.submittedAt ?? '').localeCompare(one.submittedAt ?? '') || other.id.localeCompare(one.id)
}

/** Each name once, in its first spelling; empty ones go. */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const found = new Map<string, string>()
  for (const name of names) {
    const folded = foldName(name)
    if (folded !== '' && !found.has(folded)) found.set(folded, name.trim())
  }
  return [...found.values()]
}

/** "A, B and C". */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}
