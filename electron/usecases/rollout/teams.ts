import { EaTeam, faultOfTeam, foldName } from '../../../shared/domain/ea-team.ts'
import type { RolloutStep } from '../../../shared/domain/rollout-step.ts'
import { invalid, notFound, success, type Result } from '../../../shared/errors.ts'
import { inTransaction, type ReadDb } from '../../db/handles.ts'
import { listGaps } from '../../db/tables/ea-gaps.ts'
import { deleteTeam, getTeam, listTeams, upsertTeam } from '../../db/tables/ea-teams.ts'
import { listProducts } from '../../db/tables/products.ts'
import type { Deps } from '../deps.ts'
import { keepAction } from './steps.ts'

/** Every key a team can answer for: the catalogue's products and those known only from a recorded gap. */
export function knownProducts(db: ReadDb): ReadonlySet<string> {
  return new Set([
    ...listProducts(db).map(({ key }) => key),
    ...listGaps(db).flatMap(({ products }) => products),
  ])
}

/** Makes or changes a team; `formerName` is the name it had, null for a new one. */
export function saveTeam(deps: Deps, formerName: string | null, wanted: EaTeam): Result<EaTeam> {
  return inTransaction(deps.db, (tx) => {
    const before = formerName === null ? null : getTeam(tx, formerName)
    if (before === undefined) return notFound(`team ${formerName ?? ''}`)
    const team = EaTeam.parse(wanted)
    const isRenamed = before !== null && foldName(before.name) !== foldName(team.name)
    if ((before === null || isRenamed) && getTeam(tx, team.name)) {
      return invalid(`There is a team ${team.name} already.`, 'team')
    }
    const reason = faultIn(tx, team, deps.now())
    if (reason !== null) return invalid(`The team was not kept: ${reason.reason}.`, reason.place)
    const steps: RolloutStep[] = [{ kind: 'team', name: team.name, before: isRenamed ? null : before }]
    if (isRenamed) {
      steps.push({ kind: 'team', name: before.name, before })
      deleteTeam(tx, before.name)
    }
    upsertTeam(tx, team)
    keepAction(deps, tx, {
      label: before === null ? `entering the team ${team.name}` : `changing the team ${team.name}`,
      subject: team.name,
      steps,
      data: { before, after: team },
    })
    return success(team)
  })
}

export function removeTeam(deps: Deps, name: string): Result<Record<string, never>> {
  return inTransaction(deps.db, (tx) => {
    const before = getTeam(tx, name)
    if (!before) return notFound(`team ${name}`)
    deleteTeam(tx, name)
    keepAction(deps, tx, {
      label: `removing the team ${before.name}`,
      subject: before.name,
      steps: [{ kind: 'team', name: before.name, before }],
      data: { before },
    })
    return success({})
  })
}

/** What is wrong with a team here and now; null when nothing is. */
export function faultIn(
  db: ReadDb,
  team: EaTeam,
  now: Date,
  products: ReadonlySet<string> = knownProducts(db),
): { readonly place: string; readonly reason: string } | null {
  const fault = faultOfTeam(team, now.toISOString().slice(0, 10))
  if (fault) return fault
  const unknown = team.commitments.find(({ product }) => !products.has(product))
  return unknown ? { place: 'product', reason: `the catalogue has no product ${unknown.product}` } : null
}

export function readTeams(db: ReadDb): readonly EaTeam[] {
  return listTeams(db)
}
