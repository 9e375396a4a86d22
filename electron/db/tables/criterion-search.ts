import type { Critical, Provenance } from '../../../shared/domain/criterion.ts'
import type { CriterionFilter, FoundCriterion } from '../../../shared/domain/criterion-search.ts'
import type { ReadDb } from '../handles.ts'

/** More than a person looks through; the screen says that there are more. */
export const searchLimit = 500

interface FoundRow extends Omit<FoundCriterion, 'critical'> {
  readonly provenance: Provenance
  readonly critical_kind: Critical['kind']
  readonly critical_condition: string | null
}

/** Criteria of every release that fit all that is asked; newest release first, then in its order. */
export function searchCriteria(db: ReadDb, filter: CriterionFilter): readonly FoundCriterion[] {
  const words = matchOf(filter.text)
  return db
    .prepare<[Record<string, string | null>], FoundRow>(
      `select listed.qc_release_id as qcReleaseId, listed.criterion_id as criterionId, text.title, text.document,
         text.capability, text.critical_kind, text.critical_condition, text.provenance, text.digest
       from qc_release_criterion as listed
       join qc_release as release on release.id = listed.qc_release_id
       join criterion_text as text on text.digest = listed.text_digest
       where (:words is null or text.digest in (select digest from criterion_search where criterion_search match :words))
         and (:release is null or listed.qc_release_id = :release)
         and (:document is null or text.document = :document)
         and (:capability is null or coalesce(text.capability, '') = :capability)
         and (:critical is null or text.critical_kind = :critical)
         and (:provenance is null or text.provenance = :provenance)
         and (:since is null or exists (select 1 from criterion_change as change
           where change.qc_release_id = listed.qc_release_id and change.criterion_id = listed.criterion_id
             and change.at >= :since
             and (change.action_id is null or change.action_id not in
               (select id from catalogue_action where undone = 1))))
       order by cast(release.version as integer) desc, release.id, listed.position, listed.criterion_id
       limit ${String(searchLimit)}`,
    )
    .all({
      words,
      release: filter.qcReleaseId,
      document: filter.document,
      capability: filter.capability,
      critical: filter.critical,
      provenance: filter.provenance,
      since: filter.changedSince,
    })
    .map(({ critical_kind: kind, critical_condition: condition, ...found }) => ({
      ...found,
      critical: kind === 'conditional' ? { kind, condition: condition ?? '' } : { kind },
    }))
}

/** Every word as the beginning of one in the text; null when nothing is asked. */
function matchOf(text: string): string | null {
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word))
  return words.length === 0 ? null : words.map((word) => `"${word.replaceAll('"', '""')}"*`).join(' ')
}
