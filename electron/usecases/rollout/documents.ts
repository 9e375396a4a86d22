import type { EaReport } from '../../../shared/domain/ea-report.ts'
import type { Paper } from '../../../shared/domain/paper.ts'
import { notFound, success, type Result } from '../../../shared/errors.ts'
import { pageNotesPaper, type PageProduct } from '../../documents/papers/page-notes-paper.ts'
import { rolloutSummaryPaper } from '../../documents/papers/rollout-summary-paper.ts'
import type { ReadDb } from '../../db/handles.ts'
import { listReportsOfPpa } from '../../db/tables/ea-reports.ts'
import { getPpa, listPpasOfRelease } from '../../db/tables/ppas.ts'
import { getUmdRelease } from '../../db/tables/umd-releases.ts'
import { collectPageWords, mergeIssues } from './page-words.ts'
import { findRollout } from './read-rollouts.ts'

/** The rollout summary of a PPA, also of one that left staged rollout long ago. */
export function readRolloutSummary(db: ReadDb, ppaId: string): Result<Paper> {
  const ppa = getPpa(db, ppaId)
  if (!ppa) return notFound(`PPA ${ppaId}`)
  const now = findRollout(db, ppaId)
  if (!now) return notFound(`PPA ${ppaId} in staged rollout`)
  const all: readonly EaReport[] = listReportsOfPpa(db, ppaId)
  const counting = new Set(now.outcome.answers.flatMap(({ reportId }) => reportId ?? []))
  const { version, platform, arch } = ppa
  const inForce = all.filter(
    ({ id, state, fields }) =>
      state === 'submitted' &&
      (counting.has(id) ||
        (fields.version.trim() === version &&
          fields.platform.trim() === platform &&
          fields.arch.trim() === arch)),
  )
  return success(
    rolloutSummaryPaper({
      ppa,
      ticket: now.ticket?.number ?? '',
      progress: now.progress ?? '',
      since: now.since,
      teams: now.teams,
      outcome: now.outcome,
      decisions: now.decisions,
      reports: inForce,
      replaced: all.filter(({ state }) => state === 'replaced'),
    }),
  )
}

/** What verification and early adopters found, ready for the page of a UMD release. */
export function readPageNotes(db: ReadDb, version: string): Result<Paper> {
  const release = getUmdRelease(db, version)
  if (!release) return notFound(`UMD release ${version}`)
  const byProduct = Map.groupBy(listPpasOfRelease(db, version), (ppa) => `${ppa.productKey} ${ppa.version}`)
  const products = [...byProduct.values()].flatMap((ppas): PageProduct[] => {
    const [first] = ppas
    if (!first) return []
    const words = ppas.map((ppa) => collectPageWords(db, ppa))
    return [
      {
        name: first.productName,
        version: first.version,
        platforms: ppas.map(({ platform, arch }) => `${platform}/${arch}`),
        issues: mergeIssues(words.flatMap(({ issues }) => issues)),
        installation: words.flatMap(({ installation }) => installation),
      },
    ]
  })
  return success(pageNotesPaper(release, products))
}
