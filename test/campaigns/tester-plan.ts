import fc from 'fast-check'
import { Verdict } from '../../shared/domain/verdict.ts'
import { Outcome, SummaryField, type Verification } from '../../shared/domain/verification.ts'
import type { Api } from '../../renderer/lib/api.ts'

/** One thing a tester does; `key` names the place it writes to, `value` what stands there afterwards. */
export interface Step {
  readonly kind: 'verdict' | 'comment' | 'check' | 'field' | 'outcome'
  readonly target: string
  readonly value: string | null
}

export function keyOf(step: Step): string {
  return `${step.kind} ${step.target}`
}

/** The same seed always gives the same steps over the given criteria. */
export function planSteps(criterionIds: readonly string[], seed: number, count: number): readonly Step[] {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 })
  const row = fc.constantFrom(...criterionIds)
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({
      kind: fc.constant('verdict'),
      target: row,
      value: fc.constantFrom(...Verdict.options, null),
    }),
    fc.record({ kind: fc.constant('comment'), target: row, value: text }),
    fc.record({
      kind: fc.constant('check'),
      target: fc.constantFrom('installation', 'upgrade'),
      value: fc.constantFrom(...Verdict.options, null),
    }),
    fc.record({ kind: fc.constant('field'), target: fc.constantFrom(...SummaryField.options), value: text }),
    fc.record({
      kind: fc.constant('outcome'),
      target: fc.constant('verification'),
      value: fc.constantFrom(...Outcome.options, null),
    }),
  )
  return fc.sample(step, { seed, numRuns: count })
}

/** Does one step; resolves when the service has acknowledged it. `revisions` are kept as a window keeps them. */
export async function doStep(
  api: Api,
  id: string,
  step: Step,
  revisions: Map<string, number>,
): Promise<void> {
  const seen = revisions.get(keyOf(step)) ?? 0
  switch (step.kind) {
    case 'verdict':
      await api.verifications.setVerdict({
        id,
        criterionId: step.target,
        verdict: step.value as Verdict | null,
      })
      return
    case 'comment': {
      const row = await api.verifications.setComment({
        id,
        criterionId: step.target,
        comment: step.value ?? '',
        seen,
      })
      revisions.set(keyOf(step), row.commentRevision)
      return
    }
    case 'check':
      await api.verifications.setCheckVerdict({
        id,
        kind: step.target as 'installation' | 'upgrade',
        verdict: step.value as Verdict | null,
      })
      return
    case 'field': {
      const field = step.target as SummaryField
      const { revision } = await api.verifications.setSummaryField({
        id,
        field,
        text: step.value ?? '',
        seen,
      })
      revisions.set(keyOf(step), revision)
      return
    }
    case 'outcome':
      await api.verifications.setOutcome({ id, outcome: step.value as Outcome | null })
  }
}

/** Everything that stands in a verification, by the keys of the steps, with the revisions of its texts. */
export function readState(verification: Verification): {
  readonly values: Map<string, string | null>
  readonly revisions: Map<string, number>
} {
  const values = new Map<string, string | null>()
  const revisions = new Map<string, number>()
  for (const row of verification.rows) {
    values.set(`verdict ${row.criterion.id}`, row.verdict)
    values.set(`comment ${row.criterion.id}`, row.comment)
    revisions.set(`comment ${row.criterion.id}`, row.commentRevision)
  }
  for (const check of verification.checks) values.set(`check ${check.kind}`, check.verdict)
  for (const field of SummaryField.options) {
    values.set(`field ${field}`, verification.summary[field])
    revisions.set(`field ${field}`, verification.summaryRevisions[field])
  }
  values.set('outcome verification', verification.outcome)
  return { values, revisions }
}
