import fc from 'fast-check'
import type { Api } from '../../renderer/lib/api.ts'
import { Verdict } from '../../shared/domain/verdict.ts'

/** One thing a verifier does beside single verdicts; each is whole or not at all. */
export type WorkStep =
  | { readonly kind: 'bulk'; readonly ids: readonly string[]; readonly verdict: Verdict }
  | { readonly kind: 'scope'; readonly ids: readonly string[]; readonly affected: boolean }
  | { readonly kind: 'position'; readonly at: string; readonly caret: number; readonly scroll: number }
  | { readonly kind: 'evidence'; readonly at: string; readonly name: string }
  | { readonly kind: 'undo' }

/** What stands in a run, as far as these steps touch it. */
export interface WorkState {
  readonly verdicts: Readonly<Record<string, Verdict | null>>
  readonly scopes: Readonly<Record<string, boolean | null>>
  readonly position: string
  readonly evidence: readonly string[]
  /** Newest last: what undo will say, and what it brings back. */
  readonly undo: readonly { readonly says: string; readonly before: Pick<WorkState, 'verdicts' | 'scopes'> }[]
}

/** The same seed always gives the same steps. */
export function planWork(criterionIds: readonly string[], seed: number, count: number): readonly WorkStep[] {
  const ids = fc.shuffledSubarray([...criterionIds], { minLength: 2, maxLength: 6 })
  const at = fc.constantFrom(...criterionIds)
  const step: fc.Arbitrary<WorkStep> = fc.oneof(
    fc.record({ kind: fc.constant('bulk'), ids, verdict: fc.constantFrom('OK', 'FAIL', 'NOT TESTED') }),
    fc.record({ kind: fc.constant('scope'), ids, affected: fc.boolean() }),
    fc.record({ kind: fc.constant('position'), at, caret: fc.nat(500), scroll: fc.nat(900) }),
    fc.record({ kind: fc.constant('evidence'), at, name: fc.uuid() }),
    fc.record({ kind: fc.constant('undo') }),
  )
  return fc.sample(step, { seed, numRuns: count })
}

export async function doWork(api: Api, id: string, step: WorkStep): Promise<void> {
  switch (step.kind) {
    case 'bulk':
      await api.verifications.setVerdicts({
        id,
        criterionIds: [...step.ids],
        verdict: step.verdict,
        reason: '',
      })
      return
    case 'scope': {
      const mark = { affected: step.affected, why: '' }
      await api.verifications.markScope({ id, criterionIds: [...step.ids], mark })
      return
    }
    case 'position': {
      const { at, caret, scroll } = step
      await api.verifications.setPosition({ id, position: { at, field: 'comment', caret, scroll } })
      return
    }
    case 'evidence': {
      const bytes = new TextEncoder().encode(`The log of ${step.name}\n`.repeat(200))
      const start = { workId: id, place: step.at, name: step.name, bytes: bytes.length, asIs: false }
      const { uploadId } = await api.evidence.begin(start)
      await api.evidence.append({ uploadId, part: new File([bytes], 'part') })
      await api.evidence.finish({ uploadId })
      return
    }
    case 'undo':
      await api.verifications.undo({ id })
  }
}

/** The state after a step that was done whole; null for an undo when there is nothing to undo. */
export function applyWork(state: WorkState, step: WorkStep): WorkState | null {
  const { verdicts, scopes, undo } = state
  const push = (says: string, change: Partial<WorkState>): WorkState =>
    isSame({ ...state, ...change }, state)
      ? state
      : { ...state, ...change, undo: [...undo, { says, before: { verdicts, scopes } }] }
  switch (step.kind) {
    case 'bulk': {
      const changed = Object.fromEntries(step.ids.map((id) => [id, step.verdict]))
      const says = `${step.verdict} for ${String(step.ids.length)} criteria`
      return push(says, { verdicts: { ...verdicts, ...changed } })
    }
    case 'scope': {
      const changed = Object.fromEntries(step.ids.map((id) => [id, step.affected]))
      const says = `${step.affected ? 'affected' : 'not affected'}: ${String(step.ids.length)} criteria`
      return push(says, { scopes: { ...scopes, ...changed } })
    }
    case 'position':
      return { ...state, position: `${step.at} ${String(step.caret)} ${String(step.scroll)}` }
    case 'evidence':
      return { ...state, evidence: [...state.evidence, step.name].toSorted() }
    case 'undo': {
      const last = undo.at(-1)
      return last ? { ...state, ...last.before, undo: undo.slice(0, -1) } : null
    }
  }
}

/** What stands in the database now; of the undo only what it would say. */
export async function readWorkState(
  api: Api,
  id: string,
): Promise<Omit<WorkState, 'undo'> & { undoable: string | null }> {
  const { verification, work, undoable } = await api.verifications.get({ id })
  const evidence = await api.evidence.list({ workId: id })
  const { at, caret, scroll } = verification.position ?? { at: '', caret: 0, scroll: 0 }
  return {
    verdicts: Object.fromEntries(verification.rows.map((row) => [row.criterion.id, row.verdict])),
    scopes: Object.fromEntries(
      verification.rows.map(({ criterion }) => [
        criterion.id,
        work.rows[criterion.id]?.scope?.affected ?? null,
      ]),
    ),
    position: `${at} ${String(caret)} ${String(scroll)}`,
    evidence: evidence.map(({ name }) => name).toSorted(),
    undoable,
  }
}

export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
