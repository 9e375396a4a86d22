import * as z from 'zod'
import { maskSecrets } from './secrets.ts'
import { Verdict } from './verdict.ts'

/** Larger output is evidence, not something to read results from. */
export const maxResultBytes = 64 * 1024 * 1024
export const tooLargeForResults =
  'Results are read from files up to 64 MB. Nothing was taken in; keep the file as evidence.'

export const AutomaticFormat = z.enum(['umd-verification', 'TAP', 'JUnit'])
export type AutomaticFormat = z.infer<typeof AutomaticFormat>

/** One step that a tool reports, before it is matched with a criterion. */
export interface ToolStep {
  /** What the tool calls it; a criterion identifier stands in it, if it is about one. */
  readonly name: string
  /** null when the tool began it and said nothing in the end. */
  readonly verdict: Verdict | null
  readonly detail: string
}

/** What a tool said about one criterion of a run. */
export const AutomaticResult = z.object({ criterionId: z.string(), verdict: Verdict, detail: z.string() })
export type AutomaticResult = z.infer<typeof AutomaticResult>

/** Steps that say nothing about a row of the run, with the reason. */
export const UnmatchedStep = z.object({ name: z.string(), why: z.string() })
export type UnmatchedStep = z.infer<typeof UnmatchedStep>

export interface MatchedResults {
  readonly results: readonly AutomaticResult[]
  readonly unmatched: readonly UnmatchedStep[]
}

/** Worst first: several steps about one criterion are as good as the worst of them. */
const worstFirst: readonly Verdict[] = ['FAIL', 'WARNING', 'OK', 'NOT TESTED', 'NA']
const longestDetail = 20_000

/** Matches steps with the rows of a run by criterion identifier; nothing is dropped without a word. */
export function matchSteps(steps: readonly ToolStep[], criterionIds: readonly string[]): MatchedResults {
  const found = new Map<string, ToolStep[]>()
  const unmatched: UnmatchedStep[] = []
  const known = new Set(criterionIds)
  for (const step of steps) {
    const ids = step.name.match(/[A-Z0-9]+(?:_[A-Z0-9]+)*_[0-9]+/g) ?? []
    const id = ids.find((each) => known.has(each))
    const name = maskSecrets(step.name.slice(0, 500)).text
    if (id === undefined) {
      unmatched.push({
        name,
        why: ids[0] ? `${ids[0]} is not a row of this run.` : 'It names no criterion.',
      })
    } else if (step.verdict === null) unmatched.push({ name, why: 'The tool gave no verdict.' })
    else found.set(id, [...(found.get(id) ?? []), step])
  }
  const results = [...found].map(([criterionId, own]) => ({
    criterionId,
    verdict: worstFirst.find((verdict) => own.some((step) => step.verdict === verdict)) ?? 'NOT TESTED',
    detail: maskSecrets(own.map(describeStep).join('\n')).text.slice(0, longestDetail),
  }))
  return { results, unmatched }
}

function describeStep({ name, detail }: ToolStep): string {
  return detail.trim() === '' ? name : `${name}\n${detail.trim()}`
}
