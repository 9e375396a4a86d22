import { canonicalJson } from '../../../shared/domain/canonical.ts'
import { faultOfReason, type ChangeReason } from '../../../shared/domain/criterion-change.ts'
import type { Criterion } from '../../../shared/domain/criterion.ts'
import { faultOfEditing } from '../../../shared/domain/qc-life-cycle.ts'
import { failure, invalid, notFound, refused, success, type Result } from '../../../shared/errors.ts'
import { inTransaction, type WriteDb } from '../../db/handles.ts'
import { listCapabilities } from '../../db/tables/capabilities.ts'
import { keepCriterionText, listCriteria, type KeptCriterion } from '../../db/tables/criteria.ts'
import { insertChange } from '../../db/tables/criterion-changes.ts'
import { listPlaces } from '../../db/tables/qc-release-criteria.ts'
import { getQcRelease } from '../../db/tables/qc-releases.ts'
import { actorOf, type Deps, type Nothing } from '../deps.ts'
import type { Place } from './catalogue-items.ts'
import { carryOut, type Step } from './change-catalogue.ts'

export interface SaveCriterion {
  readonly qcReleaseId: string
  readonly criterion: Criterion
  /** The criterion as the caller read it; null to add one. */
  readonly before: Criterion | null
  /** Identifiers of the draft that this criterion takes the place of: one is a rename, several are a merge. */
  readonly takesOver: readonly string[]
  readonly reason: ChangeReason
}

/** Adds, changes, renames or merges criteria of a DRAFT, with the reason for it. */
export function saveCriterion(deps: Deps, input: SaveCriterion): Result<Nothing> {
  return inTransaction(deps.db, (tx) => saveCriterionIn(deps, tx, input))
}

/** The same inside a transaction that is open already. */
export function saveCriterionIn(deps: Deps, tx: WriteDb, input: SaveCriterion): Result<Nothing> {
  const draft = openDraft(tx, input.qcReleaseId, input.reason)
  if (!draft.ok) return draft
  const standing = draft.value.get(input.criterion.id)
  const fault = faultOfSave(tx, input, draft.value, standing)
  if (fault) return fault
  const criterion = withPredecessors(input.criterion, input.takesOver)
  const places = listPlaces(tx, input.qcReleaseId)
  const first = places.find(({ criterionId }) =>
    standing ? criterionId === criterion.id : input.takesOver.includes(criterionId),
  )
  const position = first?.position ?? Math.max(-1, ...places.map((place) => place.position)) + 1
  const after: Place = { digest: keepCriterionText(tx, criterion), position }
  const gone = input.takesOver.filter((id) => id !== criterion.id)
  carryOutChange(deps, tx, input, {
    qcReleaseId: input.qcReleaseId,
    label: labelOf(criterion.id, standing !== undefined, gone),
    items: [
      { kind: 'criterion', key: criterion.id, after },
      ...gone.map((key) => ({ kind: 'criterion' as const, key, after: null })),
    ],
  })
  return success({})
}

/** Takes a criterion out of a DRAFT, with the reason for it. */
export function removeCriterion(
  deps: Deps,
  input: { readonly qcReleaseId: string; readonly criterionId: string; readonly reason: ChangeReason },
): Result<Nothing> {
  return inTransaction(deps.db, (tx) => {
    const draft = openDraft(tx, input.qcReleaseId, input.reason)
    if (!draft.ok) return draft
    if (!draft.value.has(input.criterionId)) return notFound(`criterion ${input.criterionId} in this draft`)
    carryOutChange(deps, tx, input, {
      qcReleaseId: input.qcReleaseId,
      label: `${input.criterionId} removed`,
      items: [{ kind: 'criterion', key: input.criterionId, after: null }],
    })
    return success({})
  })
}

/** The criteria of a DRAFT by identifier, or why it cannot be changed for this reason. */
export function openDraft(
  tx: WriteDb,
  id: string,
  reason: ChangeReason,
): Result<ReadonlyMap<string, KeptCriterion>> {
  const release = getQcRelease(tx, id)
  if (!release) return notFound(`QC release ${id}`)
  const fault = faultOfEditing(release)
  if (fault !== null) return refused(fault)
  const wrong = faultOfReason(reason)
  if (wrong !== null) return invalid(wrong, 'link')
  return success(new Map(listCriteria(tx, id).map((kept) => [kept.criterion.id, kept])))
}

function faultOfSave(
  tx: WriteDb,
  { criterion, before, takesOver, qcReleaseId }: SaveCriterion,
  draft: ReadonlyMap<string, KeptCriterion>,
  standing: KeptCriterion | undefined,
) {
  if (before === null && standing) {
    return invalid(`${qcReleaseId} has a criterion ${criterion.id} already.`, 'id')
  }
  const read = before && draft.get(before.id)
  if (before && (!read || canonicalJson(read.criterion) !== canonicalJson(before))) {
    return failure({
      kind: 'conflict',
      message: `${before.id} was changed meanwhile. Neither text was lost: look at both and choose.`,
      theirs: read ? canonicalJson(read.criterion) : '',
      revision: 0,
    })
  }
  if (before && before.id !== criterion.id && !takesOver.includes(before.id)) {
    return invalid(`${criterion.id} must take over ${before.id}, or the old one would be lost.`, 'id')
  }
  if (before && before.id !== criterion.id && standing && !takesOver.includes(criterion.id)) {
    return invalid(`${qcReleaseId} has a criterion ${criterion.id} already.`, 'id')
  }
  const unknown = takesOver.find((id) => !draft.has(id))
  if (unknown !== undefined) return notFound(`criterion ${unknown} in this draft`)
  const { capability } = criterion
  if (capability !== null && !listCapabilities(tx).some(({ id }) => id === capability)) {
    return invalid(`There is no capability ${capability}.`, 'capability')
  }
  return undefined
}

function withPredecessors(criterion: Criterion, takesOver: readonly string[]): Criterion {
  const added = takesOver.filter((id) => id !== criterion.id && !criterion.replaces.includes(id))
  return added.length === 0 ? criterion : { ...criterion, replaces: [...criterion.replaces, ...added] }
}

/**
 * The step with its entries in the revision log, one for each criterion it touched. An entry that says "editorial" lets
 * verdicts on the old text be reused, as long as the step is not undone.
 */
export function carryOutChange(
  deps: Deps,
  tx: WriteDb,
  input: { readonly qcReleaseId: string; readonly reason: ChangeReason },
  step: Step,
): void {
  const done = carryOut(deps, tx, step)
  const at = deps.now().toISOString()
  for (const item of done?.items ?? []) {
    const beforeDigest = (item.before as Place | null)?.digest ?? null
    const afterDigest = (item.after as Place | null)?.digest ?? null
    insertChange(tx, done?.actionId ?? null, {
      ...input.reason,
      qcReleaseId: input.qcReleaseId,
      criterionId: item.key,
      at,
      actor: actorOf(tx),
      beforeDigest,
      afterDigest,
    })
  }
}

function labelOf(id: string, standing: boolean, gone: readonly string[]): string {
  if (gone.length === 1 && !standing) return `${gone.join()} renamed to ${id}`
  if (gone.length > 0) return `${gone.join(', ')} merged into ${id}`
  return standing ? `${id} changed` : `${id} added`
}
