import * as z from 'zod'
import { isAboutInstalling } from './scope.ts'
import { OriginChain, type OriginStep } from './origin.ts'
import type { ReleaseType } from './release-type.ts'
import type { RowWork } from './run-work.ts'
import type { Ppa } from './umd-release.ts'
import { Verdict } from './verdict.ts'
import type { Verification, VerificationRow } from './verification.ts'
import { compareVersions, parseVersion } from './version.ts'

/** Two texts of a criterion that a person declared to say the same, with the reason. */
export const EditorialChange = z.object({ from: z.string(), to: z.string(), reason: z.string().min(1) })
export type EditorialChange = z.infer<typeof EditorialChange>

/** An earlier verdict that may be taken over for one row; nothing happens before a person accepts it. */
export const ReuseOffer = z.object({
  criterionId: z.string(),
  kind: z.enum(['carried', 'copied']),
  verdict: Verdict,
  comment: z.string(),
  /** The chain the row will carry when the offer is accepted; its first step is the source. */
  origin: OriginChain,
  /** «Same text» or the reason of the editorial change that stands between. */
  sameBecause: z.string(),
})
export type ReuseOffer = z.infer<typeof ReuseOffer>

/** A finished verification that answers may come from. */
export interface ReuseSource {
  readonly verification: Pick<
    Verification,
    'id' | 'ppa' | 'qcVersion' | 'state' | 'finishedAt' | 'rows' | 'summary'
  >
  readonly work: ReadonlyMap<string, RowWork>
}

/** The run that asks; a source is never the run itself. */
export type Asking = Pick<Verification, 'id' | 'ppa' | 'releaseType' | 'rows'>

/**
 * Whether two PPAs are of one product line: the same product in the same UMD major, with the same first number of its
 * version. A new first number may break what held before (process.md 6).
 */
export function isSameLine(a: Ppa, b: Ppa): boolean {
  const [x, y] = [parseVersion(a.version), parseVersion(b.version)]
  return a.productKey === b.productKey && a.umdMajor === b.umdMajor && !!x && !!y && x[0] === y[0]
}

/** How a source relates to a run: an earlier version on the same platform, the same version on another, or neither. */
export function relationOf(asking: Ppa, source: Ppa): 'carried' | 'copied' | null {
  if (!isSameLine(asking, source)) return null
  const samePlatform = asking.platform === source.platform && asking.arch === source.arch
  const step = compareVersions(asking.version, source.version)
  if (samePlatform && step > 0) return 'carried'
  return !samePlatform && step === 0 ? 'copied' : null
}

/**
 * The offers for the blank rows of a run, at most one a row: the nearest source wins, a carried one before a copied one.
 * None in a major release, which asks for every criterion anew, and none for what is about installing.
 */
export function offerReuse(
  asking: Asking,
  sources: readonly ReuseSource[],
  editorial: readonly EditorialChange[],
): readonly ReuseOffer[] {
  const related = sources.flatMap((source) => {
    const { id, state, ppa } = source.verification
    const kind = relationOf(asking.ppa, ppa)
    return kind !== null && state === 'finished' && id !== asking.id && mayReuse(asking.releaseType, kind)
      ? [{ kind, source }]
      : []
  })
  related.sort(
    (a, b) =>
      Number(a.kind === 'copied') - Number(b.kind === 'copied') ||
      compareVersions(b.source.verification.ppa.version, a.source.verification.ppa.version) ||
      ((a.source.verification.finishedAt ?? '') < (b.source.verification.finishedAt ?? '') ? 1 : -1),
  )
  return asking.rows.flatMap((row) => {
    if (row.verdict !== null || isAboutInstalling(row.criterion)) return []
    for (const { kind, source } of related) {
      const offer = offerFor(row, kind, source, editorial)
      if (offer) return [offer]
    }
    return []
  })
}

/**
 * The rows whose criterion reads differently now than when the product was last verified on this platform, or was not
 * asked then; null when it never was.
 */
export function changedSinceLast(
  asking: Asking,
  sources: readonly ReuseSource[],
  editorial: readonly EditorialChange[],
): readonly string[] | null {
  const last = sources
    .map(({ verification }) => verification)
    .filter(({ ppa, state }) => state === 'finished' && relationOf(asking.ppa, ppa) === 'carried')
    .toSorted((a, b) => compareVersions(b.ppa.version, a.ppa.version))[0]
  if (!last) return null
  const before = new Map(last.rows.map((row) => [row.criterion.id, row.textDigest]))
  return asking.rows.flatMap(({ criterion, textDigest }) => {
    const digest = before.get(criterion.id)
    const same = digest !== undefined && whySame(digest, textDigest, editorial) !== null
    return same ? [] : [criterion.id]
  })
}

/** Copying between sibling platforms is allowed in every release type; carrying not in a major one. */
function mayReuse(releaseType: ReleaseType, kind: 'carried' | 'copied'): boolean {
  return kind === 'copied' || releaseType !== 'major'
}

function offerFor(
  row: VerificationRow,
  kind: 'carried' | 'copied',
  source: ReuseSource,
  editorial: readonly EditorialChange[],
): ReuseOffer | undefined {
  const { verification, work } = source
  const earlier = verification.rows.find((candidate) => candidate.criterion.id === row.criterion.id)
  if (!earlier || earlier.verdict === null || earlier.verdict === 'NOT TESTED') return undefined
  const sameBecause = whySame(earlier.textDigest, row.textDigest, editorial)
  if (sameBecause === null) return undefined
  const own = work.get(row.criterion.id)
  const step: OriginStep = {
    kind,
    verificationId: verification.id,
    what: nameSource(verification.ppa, verification.qcVersion),
    verdict: earlier.verdict,
    by: own?.decidedBy !== undefined && own.decidedBy !== '' ? own.decidedBy : verification.summary.verifier,
    at: own?.decidedAt ?? verification.finishedAt ?? '',
  }
  const chain: OriginChain = [step, ...(own?.origin ?? [])]
  return {
    criterionId: row.criterion.id,
    kind,
    verdict: earlier.verdict,
    comment: earlier.comment,
    origin: chain,
    sameBecause,
  }
}

/** Why two texts say the same: equal digests, or one declared editorial change after another; null when they do not. */
export function whySame(earlier: string, now: string, editorial: readonly EditorialChange[]): string | null {
  if (earlier === now) return 'The text of the criterion is the same.'
  const reached = new Map<string, readonly string[]>([[earlier, []]])
  for (const [digest, reasons] of reached) {
    for (const { from, to, reason } of editorial) {
      const next = from === digest ? to : to === digest ? from : null
      if (next !== null && !reached.has(next)) reached.set(next, [...reasons, reason])
    }
  }
  const reasons = reached.get(now)
  return reasons ? `The text changed, declared editorial: ${reasons.join('; ')}` : null
}

function nameSource(ppa: Ppa, qcVersion: string): string {
  return `${ppa.productName} ${ppa.version} on ${ppa.platform}/${ppa.arch} in UMD ${ppa.releaseVersion}, QC ${qcVersion}`
}
