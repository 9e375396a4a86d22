import * as z from 'zod'
import type { EaGap } from './ea-gap.ts'
import { foldName, isCommitted, type EaTeam } from './ea-team.ts'
import { stackOf, Stack } from './rollout-board.ts'

/** A team answers for more products, or owes more reports at once, than it can try well. Ours: the process sets no limit. */
export const mostProducts = 8
export const mostSilent = 4

/** A product with the teams that answer for it today. */
export const CoveredProduct = z.object({
  key: z.string(),
  name: z.string(),
  stack: Stack,
  majors: z.array(z.number().int()).readonly(),
  /** The newest UMD release that has it; null when no record does. */
  lastRelease: z.string().nullable(),
  teams: z.array(z.string()).readonly(),
  /** What waits in staged rollout without a team: "1.2.3 on sl5/x86_64". */
  waits: z.array(z.string()).readonly(),
})
export type CoveredProduct = z.infer<typeof CoveredProduct>

/** A time without a team, recorded or read from the commitments. */
export const GapLine = z.object({
  id: z.string(),
  name: z.string(),
  stack: Stack,
  since: z.string(),
  /** null while it lasts. */
  until: z.string().nullable(),
  /** Teams that answer for it today. */
  closedBy: z.array(z.string()).readonly(),
  source: z.string(),
  note: z.string(),
  /** Entered here, so it can be taken away. */
  isOwn: z.boolean(),
})
export type GapLine = z.infer<typeof GapLine>

export const TeamLoad = z.object({
  team: z.string(),
  site: z.string(),
  active: z.boolean(),
  products: z.number().int(),
  asked: z.number().int(),
  silent: z.number().int(),
  isTooMuch: z.boolean(),
  sentence: z.string(),
})
export type TeamLoad = z.infer<typeof TeamLoad>

export const ReleaseCoverage = z.object({
  version: z.string(),
  date: z.string(),
  products: z.number().int(),
  covered: z.number().int(),
  /** Names of those without a team on the day of the release. */
  missing: z.array(z.string()).readonly(),
})
export type ReleaseCoverage = z.infer<typeof ReleaseCoverage>

export const Coverage = z.object({
  /** YYYY-MM-DD. */
  day: z.string(),
  products: z.array(CoveredProduct).readonly(),
  gaps: z.array(GapLine).readonly(),
  loads: z.array(TeamLoad).readonly(),
  releases: z.array(ReleaseCoverage).readonly(),
})
export type Coverage = z.infer<typeof Coverage>

export interface CoverageInput {
  readonly day: string
  readonly products: readonly { readonly key: string; readonly name: string; readonly provider: string }[]
  readonly teams: readonly EaTeam[]
  readonly gaps: readonly (EaGap & { readonly builtIn: boolean })[]
  readonly releases: readonly {
    readonly version: string
    readonly umdMajor: number
    readonly date: string
    readonly keys: readonly string[]
  }[]
  /** What is in staged rollout now. */
  readonly open: readonly {
    readonly productKey: string
    readonly what: string
    readonly answers: readonly { readonly team: string; readonly isSilent: boolean }[]
  }[]
}

/** Who tries what, over every release; newest release first. Pure. */
export function readCoverage(input: CoverageInput): Coverage {
  const { day, teams } = input
  const answering = (key: string, on: string) => teams.filter((team) => isCommitted(team, key, on))
  return {
    day,
    products: input.products.map((product) => coveredProduct(input, product)),
    gaps: [...input.gaps.map((gap) => recordedGap(gap, input)), ...gapsBetween(input)].toSorted(
      (one, other) =>
        Number(one.until !== null) - Number(other.until !== null) ||
        one.since.localeCompare(other.since) ||
        one.name.localeCompare(other.name),
    ),
    loads: teams.map((team) => loadOf(input, team)),
    releases: input.releases.map(({ version, date, keys }) => {
      const named = new Map(input.products.map(({ key, name }) => [key, name]))
      const missing = keys.filter((key) => answering(key, date.slice(0, 10)).length === 0)
      return {
        version,
        date: date.slice(0, 10),
        products: keys.length,
        covered: keys.length - missing.length,
        missing: missing.map((key) => named.get(key) ?? key),
      }
    }),
  }
}

function coveredProduct(
  { day, teams, releases, open }: CoverageInput,
  { key, name, provider }: CoverageInput['products'][number],
): CoveredProduct {
  const having = releases.filter(({ keys }) => keys.includes(key))
  return {
    key,
    name,
    stack: stackOf(provider),
    majors: [...new Set(having.map(({ umdMajor }) => umdMajor))].toSorted((a, b) => a - b),
    lastRelease: having[0]?.version ?? null,
    teams: teams.filter((team) => isCommitted(team, key, day)).map((team) => team.name),
    waits: open
      .filter(({ productKey, answers }) => productKey === key && answers.length === 0)
      .map(({ what }) => what),
  }
}

function recordedGap(gap: CoverageInput['gaps'][number], { day, teams }: CoverageInput): GapLine {
  const closing = teams.filter((team) => gap.products.some((key) => isCommitted(team, key, day)))
  const days = closing.flatMap(({ commitments }) =>
    commitments.filter(({ product }) => gap.products.includes(product)).map(({ since }) => since),
  )
  const { id, name, since, source, note, builtIn } = gap
  return {
    id,
    name,
    stack: stackOf(gap.stack),
    since,
    until: gap.until ?? days.toSorted()[0] ?? null,
    closedBy: closing.map((team) => team.name),
    source,
    note,
    isOwn: !builtIn,
  }
}

/** Times in which a product that had a team had none. */
function gapsBetween({ day, products, teams }: CoverageInput): readonly GapLine[] {
  return products.flatMap(({ key, name, provider }) => {
    const held = teams
      .filter(({ active }) => active)
      .flatMap(({ commitments }) => commitments.filter(({ product }) => product === key))
      .toSorted((one, other) => one.since.localeCompare(other.since))
    const lines: GapLine[] = []
    let end: string | null = held[0]?.since ?? null
    for (const { since, until } of held) {
      if (end !== null && since > end) lines.push(lineOf(key, name, provider, end, since))
      if (end !== null) end = until === null ? null : until > end ? until : end
    }
    if (end !== null && held.length > 0 && end <= day) lines.push(lineOf(key, name, provider, end, null))
    return lines
  })
}

function lineOf(key: string, name: string, provider: string, since: string, until: string | null): GapLine {
  return {
    id: `${key} ${since}`,
    name,
    stack: stackOf(provider),
    since,
    until,
    closedBy: [],
    source: 'the teams entered here',
    note: '',
    isOwn: false,
  }
}

function loadOf({ day, open }: CoverageInput, team: EaTeam): TeamLoad {
  const products = new Set(
    team.commitments.filter(({ product }) => isCommitted(team, product, day)).map(({ product }) => product),
  ).size
  const folded = foldName(team.name)
  const own = open.flatMap(({ answers }) => answers.filter((answer) => foldName(answer.team) === folded))
  const silent = own.filter(({ isSilent }) => isSilent).length
  const isTooMuch = team.active && (products > mostProducts || silent > mostSilent)
  const sentence = !team.active
    ? own.length > 0
      ? `It is not active and is still asked for ${String(own.length)}.`
      : 'It is not active.'
    : silent > mostSilent
      ? `It owes ${String(silent)} reports at once: ask another team.`
      : products > mostProducts
        ? `It answers for ${String(products)} products: more than ${String(mostProducts)} are too many to try well.`
        : products === 0
          ? 'It answers for no product yet.'
          : 'It can take more.'
  return {
    team: team.name,
    site: team.site,
    active: team.active,
    products,
    asked: own.length,
    silent,
    isTooMuch,
    sentence,
  }
}
