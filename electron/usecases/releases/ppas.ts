import { invalid, notFound, success, type Result } from '../../../shared/errors.ts'
import { suggestReleaseType, type ReleaseType } from '../../../shared/domain/release-type.ts'
import { ppaId, type Ppa, type PpaDetail } from '../../../shared/domain/umd-release.ts'
import { compareVersions } from '../../../shared/domain/version.ts'
import { inTransaction, type ReadDb } from '../../db/handles.ts'
import { getPpa, listPpas, updateReleaseType, upsertPpa, type KeptPpa } from '../../db/tables/ppas.ts'
import { getEntry, listAllPublishedVersions, listPublishedVersions } from '../../db/tables/release-entries.ts'
import { listFindings } from '../../db/tables/umd-releases.ts'
import { listVerifications } from '../../db/tables/verifications.ts'
import { record, type Deps } from '../deps.ts'

export interface ListedPpa extends KeptPpa {
  /** What the step from the version before suggests; null where it cannot be read. */
  readonly suggestedType: ReleaseType | null
  readonly verificationId: string | null
  readonly verificationState: 'none' | 'open' | 'finished'
}

/**
 * Every PPA with the release type its version suggests and its newest verification: an open one counts before a
 * finished one.
 */
export function listPpasWithState(deps: Deps): readonly ListedPpa[] {
  const byPpa = Map.groupBy(listVerifications(deps.db), (verification) => verification.ppaId)
  const published = Map.groupBy(listAllPublishedVersions(deps.db), lineOf)
  return listPpas(deps.db).map((ppa) => {
    const own = byPpa.get(ppa.id) ?? []
    const shown = own.find((verification) => verification.state === 'open') ?? own[0]
    const before = lastBefore(published.get(lineOf(ppa)) ?? [], ppa.releaseVersion)
    return {
      ...ppa,
      suggestedType: suggestReleaseType(ppa.version, before)?.type ?? null,
      verificationId: shown?.id ?? null,
      verificationState: shown?.state ?? 'none',
    }
  })
}

/** A product within one UMD major: versions are compared along it. */
function lineOf(of: Pick<Ppa, 'productKey' | 'umdMajor'>): string {
  return `${String(of.umdMajor)} ${of.productKey}`
}

export function getPpaDetail(deps: Deps, id: string): Result<PpaDetail> {
  const ppa = getPpa(deps.db, id)
  if (!ppa) return notFound(`PPA ${id}`)
  const entry = getEntry(deps.db, ppa.entryId)
  if (!entry) return notFound(`entry of PPA ${id}`)
  const previousVersion = versionBefore(deps.db, ppa)
  return success({
    ppa,
    texts: entry.texts,
    suggestion: suggestReleaseType(ppa.version, previousVersion),
    previousVersion,
    findings: listFindings(deps.db, ppa.releaseVersion).filter(
      (finding) => finding.product === ppa.productKey,
    ),
  })
}

/** The version published before this one in the same UMD major, by release; null for the first. */
export function versionBefore(
  db: ReadDb,
  ppa: Pick<Ppa, 'productKey' | 'umdMajor' | 'releaseVersion'>,
): string | null {
  return lastBefore(listPublishedVersions(db, ppa.productKey, ppa.umdMajor), ppa.releaseVersion)
}

/** The version of the newest release before the given one; of two in one release the higher. */
function lastBefore(
  published: readonly { readonly releaseVersion: string; readonly version: string }[],
  releaseVersion: string,
): string | null {
  const earlier = published
    .filter((one) => compareVersions(one.releaseVersion, releaseVersion) < 0)
    .sort(
      (a, b) => compareVersions(b.releaseVersion, a.releaseVersion) || compareVersions(b.version, a.version),
    )
  return earlier[0]?.version ?? null
}

/** A person sets the release type, or takes it back with null; it is never set by a suggestion alone. */
export function setReleaseType(deps: Deps, id: string, releaseType: ReleaseType | null): Result<Ppa> {
  return inTransaction(deps.db, (tx) => {
    const ppa = getPpa(tx, id)
    if (!ppa) return notFound(`PPA ${id}`)
    if (ppa.releaseType !== releaseType) {
      updateReleaseType(tx, id, releaseType)
      record(deps, tx, 'release type set', id, { before: ppa.releaseType, after: releaseType })
    }
    return success({ ...ppa, releaseType })
  })
}

/** Platform and architecture names as the repositories write them, such as sl5 and x86_64. */
const namePattern = /^[a-z0-9][a-z0-9_.+-]{0,39}$/i

/** For an entry whose record names no platform. Entering one that is there already changes nothing. */
export function addPlatform(deps: Deps, entryId: number, platform: string, arch: string): Result<Ppa> {
  const names = { platform: platform.trim().toLowerCase(), arch: arch.trim().toLowerCase() }
  if (!namePattern.test(names.platform))
    return invalid('A platform is a short name such as sl5 or debian6.', 'platform')
  if (!namePattern.test(names.arch)) return invalid('An architecture is a short name such as x86_64.', 'arch')
  return inTransaction(deps.db, (tx) => {
    const entry = getEntry(tx, entryId)
    if (!entry) return notFound(`release entry ${String(entryId)}`)
    const id = ppaId({ ...entry, ...names })
    const existing = getPpa(tx, id)
    if (existing) return success(existing)
    upsertPpa(tx, { id, entryId, ...names, platformBasis: 'entered', recordTicket: null })
    record(deps, tx, 'platform entered', id)
    const added = getPpa(tx, id)
    return added ? success(added) : notFound(`PPA ${id}`)
  })
}
