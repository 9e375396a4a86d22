import * as z from 'zod'
import type { Critical, Criterion } from './criterion.ts'
import type { VerificationRow } from './verification.ts'

/** A person's answer whether a condition of criticality holds for a product; remembered for its next releases. */
export const ConditionAnswer = z.object({ condition: z.string().min(1), holds: z.boolean() })
export type ConditionAnswer = z.infer<typeof ConditionAnswer>

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
