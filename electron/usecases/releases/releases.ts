import { notFound, success, type Result } from '../../../shared/errors.ts'
import type {
  Finding,
  Ppa,
  RecordTexts,
  ReleaseEntry,
  UmdReleaseSummary,
} from '../../../shared/domain/umd-release.ts'
import { listPpasOfRelease } from '../../db/tables/ppas.ts'
import { listEntries } from '../../db/tables/release-entries.ts'
import { getUmdRelease, listFindings } from '../../db/tables/umd-releases.ts'
import type { Deps } from '../deps.ts'

export interface ReleaseWithParts extends UmdReleaseSummary {
  readonly texts: RecordTexts
  readonly entries: readonly ReleaseEntry[]
  readonly ppas: readonly Ppa[]
  readonly findings: readonly Finding[]
}

/** One UMD release with everything that is known of it. */
export function getRelease(deps: Deps, version: string): Result<ReleaseWithParts> {
  const release = getUmdRelease(deps.db, version)
  if (!release) return notFound(`UMD release ${version}`)
  return success({
    ...release,
    entries: listEntries(deps.db, version),
    ppas: listPpasOfRelease(deps.db, version),
    findings: listFindings(deps.db, version),
  })
}
