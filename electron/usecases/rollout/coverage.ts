import { readCoverage, type Coverage } from '../../../shared/domain/rollout-coverage.ts'
import { callText, type Uncovered } from '../../../shared/domain/rollout-texts.ts'
import { listGaps } from '../../db/tables/ea-gaps.ts'
import { listTeams } from '../../db/tables/ea-teams.ts'
import { listProducts } from '../../db/tables/products.ts'
import { listAllPublishedVersions } from '../../db/tables/release-entries.ts'
import { listUmdReleases } from '../../db/tables/umd-releases.ts'
import type { Deps } from '../deps.ts'
import { readRollouts } from './read-rollouts.ts'

/** Products without a team, teams with too much, and the history of gaps, over every release known here. */
export function summariseCoverage({ db, now }: Pick<Deps, 'db' | 'now'>): Coverage {
  const published = Map.groupBy(listAllPublishedVersions(db), ({ releaseVersion }) => releaseVersion)
  return readCoverage({
    day: now().toISOString().slice(0, 10),
    products: listProducts(db),
    teams: listTeams(db),
    gaps: listGaps(db),
    releases: listUmdReleases(db).map(({ version, umdMajor, date }) => ({
      version,
      umdMajor,
      date,
      keys: [...new Set((published.get(version) ?? []).map(({ productKey }) => productKey))],
    })),
    open: readRollouts(db)
      .filter(({ stage, ppa }) => stage === 'in rollout' && ppa)
      .map(({ ppa, outcome }) => ({
        productKey: ppa?.productKey ?? '',
        what: ppa ? `${ppa.version} on ${ppa.platform}/${ppa.arch}` : '',
        answers: outcome.answers.map(({ team, standing }) => ({ team, isSilent: standing === 'silent' })),
      })),
  })
}

/**
 * A call for early adopters as a text for lists and meetings: for the products and gaps chosen, or for every open gap and
 * everything that waits in staged rollout without a team.
 */
export function writeCall(deps: Pick<Deps, 'db' | 'now'>, chosen: readonly string[] | null): string {
  const { day, products, gaps } = summariseCoverage(deps)
  const wanted = chosen === null ? null : new Set(chosen)
  const named = products
    .filter(({ key, teams, waits }) =>
      wanted === null ? teams.length === 0 && waits.length > 0 : wanted.has(key),
    )
    .map(({ name, stack, waits }): Uncovered => ({ name, stack, waits }))
  const missing = gaps
    .filter(({ id, until }) => (wanted === null ? until === null : wanted.has(id)))
    .filter(({ name }) => !named.some((product) => product.name === name))
    .map(({ name, stack }): Uncovered => ({ name, stack, waits: [] }))
  return callText([...named, ...missing], day)
}
