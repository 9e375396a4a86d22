import type { CriterionChange } from '../../../shared/domain/criterion-change.ts'
import type { Criterion } from '../../../shared/domain/criterion.ts'
import {
  compareReleases,
  differingFields,
  type CriterionDifference,
} from '../../../shared/domain/differences.ts'
import {
  releaseNotesMarkdown,
  writeReleaseNotes,
  type ReleaseNotes,
} from '../../../shared/domain/release-notes.ts'
import { notFound, success, type Result } from '../../../shared/errors.ts'
import type { ReadDb } from '../../db/handles.ts'
import { getCriterionTexts, listCriteria } from '../../db/tables/criteria.ts'
import {
  listChangesOfCriterion,
  listChangesOfRelease,
  type KeptChange,
} from '../../db/tables/criterion-changes.ts'
import { getQcRelease } from '../../db/tables/qc-releases.ts'

/** The revision log of a criterion over every release, oldest first, with the fields each change touched. */
export function readRevisionLog(db: ReadDb, criterionId: string): readonly CriterionChange[] {
  return withFields(db, listChangesOfCriterion(db, criterionId)).changes
}

/** The changes that stand in a release, oldest first. */
export function readChanges(db: ReadDb, qcReleaseId: string): Result<readonly CriterionChange[]> {
  if (!getQcRelease(db, qcReleaseId)) return notFound(`QC release ${qcReleaseId}`)
  return success(withFields(db, listChangesOfRelease(db, qcReleaseId)).changes)
}

/** Everything that differs between two QC releases. */
export function diffQcReleases(db: ReadDb, from: string, to: string): Result<readonly CriterionDifference[]> {
  for (const id of [from, to]) if (!getQcRelease(db, id)) return notFound(`QC release ${id}`)
  const criteriaOf = (id: string) => listCriteria(db, id).map((kept) => kept.criterion)
  return success(compareReleases(criteriaOf(from), criteriaOf(to)))
}

/** The release notes of a QC release, as data and as Markdown. */
export function readReleaseNotes(
  db: ReadDb,
  qcReleaseId: string,
): Result<{ readonly notes: ReleaseNotes; readonly markdown: string }> {
  const release = getQcRelease(db, qcReleaseId)
  if (!release) return notFound(`QC release ${qcReleaseId}`)
  const { changes, texts } = withFields(db, listChangesOfRelease(db, qcReleaseId))
  const titles = new Map([...texts.values()].map(({ id, title }) => [id, title]))
  const notes = writeReleaseNotes(changes, titles)
  return success({ notes, markdown: releaseNotesMarkdown(release.title, notes) })
}

function withFields(
  db: ReadDb,
  kept: readonly KeptChange[],
): { readonly changes: readonly CriterionChange[]; readonly texts: ReadonlyMap<string, Criterion> } {
  const named = kept.flatMap((change) => [change.beforeDigest, change.afterDigest])
  const texts = getCriterionTexts(
    db,
    [...new Set(named)].filter((digest) => digest !== null),
  )
  const changes = kept.map((change) => {
    const before = texts.get(change.beforeDigest ?? '')
    const after = texts.get(change.afterDigest ?? '')
    return { ...change, fields: before && after ? [...differingFields(before, after)] : [] }
  })
  return { changes, texts }
}
