import * as z from 'zod'
import { describeCritical, type Critical, type Criterion } from './criterion.ts'
import type { VerificationRow } from './verification.ts'

/** A person's answer whether a condition of criticality holds for a product; remembered for its next releases. */
export const ConditionAnswer = z.object({ condition: z.string().min(1), holds: z.boolean() })
export type ConditionAnswer = z.infer<typeof ConditionAnswer>

/** An answer with who gave it and when (ISO 8601, UTC). */
export const GivenAnswer = ConditionAnswer.extend({ at: z.string(), by: z.string() })
export type GivenAnswer = z.infer<typeof GivenAnswer>

export type Answers = ReadonlyMap<string, boolean>

/** Whether a failure can get this product rejected; "ask" while nobody said whether the condition holds. */
export function criticalFor(critical: Critical, answers: Answers): 'yes' | 'no' | 'ask' {
  switch (critical.kind) {
    case 'yes':
    case 'unknown':
      return 'yes'
    case 'no':
      return 'no'
    case 'conditional': {
      const holds = answers.get(critical.condition)
      return holds === undefined ? 'ask' : holds ? 'yes' : 'no'
    }
  }
}

/** Every condition that the given criteria carry, once, in their order, with its answer or null. */
export function conditionsOf(
  criteria: readonly Criterion[],
  answers: Answers,
): readonly { readonly condition: string; readonly criteria: string[]; readonly holds: boolean | null }[] {
  const found = new Map<string, string[]>()
  for (const { id, critical } of criteria) {
    if (critical.kind !== 'conditional') continue
    found.set(critical.condition, [...(found.get(critical.condition) ?? []), id])
  }
  return [...found].map(([condition, ids]) => ({
    condition,
    criteria: ids,
    holds: answers.get(condition) ?? null,
  }))
}

/** Identifiers of failed rows that can get the product rejected; an open question counts as yes (open question A4). */
export function failedCritical(
  rows: readonly Pick<VerificationRow, 'verdict' | 'criterion'>[],
  answers: Answers,
): readonly string[] {
  return rows
    .filter(
      ({ verdict, criterion }) => verdict === 'FAIL' && criticalFor(criterion.critical, answers) !== 'no',
    )
    .map(({ criterion }) => criterion.id)
}

/** Criticality in words, with what was said about this product where it has a condition. */
export function describeCriticalFor(critical: Critical, answers: Answers): string {
  const words = describeCritical(critical)
  if (critical.kind !== 'conditional') return words
  const holds = answers.get(critical.condition)
  if (holds === undefined) return `${words}: not answered yet, so it counts as yes`
  return holds ? `${words}: it holds here` : `no: "${critical.condition}" does not hold here`
}
