import { faultOfEditing } from '../../../shared/domain/qc-life-cycle.ts'
import type { QcRelease } from '../../../shared/domain/qc-release.ts'
import { notFound, refused, success, type Result } from '../../../shared/errors.ts'
import { inTransaction, type ReadDb } from '../../db/handles.ts'
import { listMappingChanges, upsertMappingChange } from '../../db/tables/mapping-changes.ts'
import { listPlaces, upsertPlace } from '../../db/tables/qc-release-criteria.ts'
import {
  deleteQcRelease,
  getQcRelease,
  insertQcRelease,
  isQcReleaseUsed,
  listQcReleases,
  updateQcRelease,
  type KeptQcRelease,
} from '../../db/tables/qc-releases.ts'
import { record, type Deps, type Nothing } from '../deps.ts'

/** The fields of a draft that its definer writes. */
export type DraftFields = Pick<QcRelease, 'version' | 'title' | 'date' | 'umdMajors' | 'note'>

/** Makes a DRAFT: empty, or with the criteria and per-product changes of the release it is based on. */
export function createDraft(
  deps: Deps,
  input: DraftFields & { readonly basedOn: string | null },
): Result<KeptQcRelease> {
  return inTransaction(deps.db, (tx) => {
    const base = input.basedOn === null ? undefined : getQcRelease(tx, input.basedOn)
    if (input.basedOn !== null && !base) return notFound(`QC release ${input.basedOn}`)
    const id = `QC${input.version}`
    const clash = findClash(tx, id, input.version)
    if (clash) return refused(clash)
    insertQcRelease(tx, { ...fieldsOf(input), id, state: 'DRAFT', publishedCount: 0 }, base?.id ?? null)
    if (base) {
      for (const place of listPlaces(tx, base.id)) upsertPlace(tx, id, place)
      for (const change of listMappingChanges(tx, base.id)) {
        upsertMappingChange(tx, { ...change, qcRelease: id })
      }
    }
    record(deps, tx, 'QC draft made', id, { basedOn: base?.id ?? null, ...fieldsOf(input) })
    const draft = getQcRelease(tx, id)
    return draft ? success(draft) : notFound(`QC release ${id}`)
  })
}

/** Writes the fields of a DRAFT. */
export function updateDraft(deps: Deps, id: string, fields: DraftFields): Result<KeptQcRelease> {
  return inTransaction(deps.db, (tx) => {
    const draft = getQcRelease(tx, id)
    if (!draft) return notFound(`QC release ${id}`)
    const fault = faultOfEditing(draft) ?? findClash(tx, null, fields.version, id)
    if (fault !== null) return refused(fault)
    updateQcRelease(tx, { ...draft, ...fieldsOf(fields) })
    record(deps, tx, 'QC draft described', id, { ...fieldsOf(fields) })
    const after = getQcRelease(tx, id)
    return after ? success(after) : notFound(`QC release ${id}`)
  })
}

/** Throws a DRAFT away that nothing was verified against; what was done to it stays in the audit trail. */
export function deleteDraft(deps: Deps, id: string): Result<Nothing> {
  return inTransaction(deps.db, (tx) => {
    const draft = getQcRelease(tx, id)
    if (!draft) return notFound(`QC release ${id}`)
    if (draft.state !== 'DRAFT') return refused(`${id} is ${draft.state} and stays.`)
    if (isQcReleaseUsed(tx, id)) {
      return refused(`${id} stays: a verification was run against it, or another draft began with it.`)
    }
    deleteQcRelease(tx, id)
    record(deps, tx, 'QC draft deleted', id, {})
    return success({})
  })
}

/** Another release with this identifier or version, in words; null when there is none. */
function findClash(db: ReadDb, id: string | null, version: string, except?: string): string | null {
  const other = listQcReleases(db).find(
    (release) => release.id !== except && (release.id === id || release.version === version),
  )
  return other ? `There is a QC release ${other.version} already (${other.id}, ${other.state}).` : null
}

function fieldsOf({ version, title, date, umdMajors, note }: DraftFields): DraftFields {
  return { version, title, date, umdMajors: [...new Set(umdMajors)].sort((a, b) => a - b), note }
}
