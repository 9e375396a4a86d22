import { faultOfReason, type ChangeReason } from '../../../shared/domain/criterion-change.ts'
import type { Criterion } from '../../../shared/domain/criterion.ts'
import { compareReleases, type CriterionDifference } from '../../../shared/domain/differences.ts'
import { faultOfEditing } from '../../../shared/domain/qc-life-cycle.ts'
import { invalid, notFound, refused, success, type Result } from '../../../shared/errors.ts'
import { inTransaction, type ReadDb, type WriteDb } from '../../db/handles.ts'
import { listCapabilities } from '../../db/tables/capabilities.ts'
import { keepCriterionText, listCriteria } from '../../db/tables/criteria.ts'
import { listPlaces, upsertPlace } from '../../db/tables/qc-release-criteria.ts'
import { getQcRelease } from '../../db/tables/qc-releases.ts'
import { record, type Deps } from '../deps.ts'
import type { Place } from './catalogue-items.ts'
import { createDraft, type DraftFields } from './drafts.ts'
import { carryOutChange } from './edit-criterion.ts'

/** Where criteria from a file go: a new draft, or one that is there, with a reason for every change. */
export type Target =
  | { readonly kind: 'new'; readonly draft: DraftFields }
  | { readonly kind: 'draft'; readonly qcReleaseId: string; readonly reason: ChangeReason }

export interface TakenIn {
  readonly qcReleaseId: string
  readonly differences: readonly CriterionDifference[]
}

/** What taking these criteria in would change; criteria that the file lacks stay. */
export function previewTakeIn(
  db: ReadDb,
  qcReleaseId: string | null,
  incoming: readonly Criterion[],
): Result<readonly CriterionDifference[]> {
  if (qcReleaseId === null) return success(compareReleases([], incoming))
  const release = getQcRelease(db, qcReleaseId)
  if (!release) return notFound(`QC release ${qcReleaseId}`)
  const fault = faultOfEditing(release)
  if (fault !== null) return refused(fault)
  const standing = listCriteria(db, qcReleaseId).map((kept) => kept.criterion)
  return success(compareReleases(standing, withStanding(standing, incoming)))
}

/** Takes criteria into a draft, all or nothing, as one step that undo takes back. */
export function takeInCriteria(
  deps: Deps,
  target: Target,
  incoming: readonly Criterion[],
  from: string,
): Result<TakenIn> {
  const unknown = findUnknownCapability(deps.db, incoming)
  if (unknown) return unknown
  if (target.kind === 'new') return makeDraftOf(deps, target.draft, incoming, from)
  return inTransaction(deps.db, (tx) => {
    const preview = previewTakeIn(tx, target.qcReleaseId, incoming)
    if (!preview.ok) return preview
    const fault = faultOfReason(target.reason)
    if (fault !== null) return invalid(fault, 'link')
    const places = new Map(listPlaces(tx, target.qcReleaseId).map((place) => [place.criterionId, place]))
    let end = Math.max(-1, ...[...places.values()].map((place) => place.position))
    const items = incoming.map((criterion) => {
      const position = places.get(criterion.id)?.position ?? (end += 1)
      const after: Place = { digest: keepCriterionText(tx, criterion), position }
      return { kind: 'criterion' as const, key: criterion.id, after }
    })
    const changed = preview.value.length
    const label = `${String(changed)} ${changed === 1 ? 'criterion' : 'criteria'} from ${from}`
    carryOutChange(deps, tx, target, { qcReleaseId: target.qcReleaseId, label, items })
    return success({ qcReleaseId: target.qcReleaseId, differences: preview.value })
  })
}

/** Changes several criteria of a draft as one step. */
export function changeCriteria(
  deps: Deps,
  input: {
    readonly qcReleaseId: string
    readonly criteria: readonly Criterion[]
    readonly reason: ChangeReason
  },
): Result<TakenIn> {
  return takeInCriteria(deps, { kind: 'draft', ...input }, input.criteria, 'the editor')
}

function makeDraftOf(
  deps: Deps,
  draft: DraftFields,
  incoming: readonly Criterion[],
  from: string,
): Result<TakenIn> {
  return inTransaction(deps.db, (tx) => {
    const made = createDraft(deps, { ...draft, basedOn: null })
    if (!made.ok) return made
    const { id } = made.value
    putCriteria(tx, id, incoming)
    record(deps, tx, 'criteria taken in', id, { from, criteria: incoming.length })
    return success({ qcReleaseId: id, differences: compareReleases([], incoming) })
  })
}

/** Puts criteria into an empty draft in their order. */
export function putCriteria(tx: WriteDb, qcReleaseId: string, criteria: readonly Criterion[]): void {
  criteria.forEach((criterion, position) =>
    upsertPlace(tx, qcReleaseId, {
      criterionId: criterion.id,
      position,
      digest: keepCriterionText(tx, criterion),
    }),
  )
}

function withStanding(standing: readonly Criterion[], incoming: readonly Criterion[]): readonly Criterion[] {
  const wanted = new Map(incoming.map((criterion) => [criterion.id, criterion]))
  const known = new Set(standing.map((criterion) => criterion.id))
  return [
    ...standing.map((criterion) => wanted.get(criterion.id) ?? criterion),
    ...incoming.filter((criterion) => !known.has(criterion.id)),
  ]
}

function findUnknownCapability(db: ReadDb, criteria: readonly Criterion[]) {
  const known = new Set(listCapabilities(db).map(({ id }) => id))
  const odd = criteria.find(({ capability }) => capability !== null && !known.has(capability))
  if (!odd) return undefined
  return invalid(
    `${odd.id} belongs to the capability ${String(odd.capability)}, which is not known here.`,
    odd.id,
  )
}
