import { canonicalJson } from '../../../shared/domain/canonical.ts'
import type { RolloutStep } from '../../../shared/domain/rollout-step.ts'
import { success, type Result } from '../../../shared/errors.ts'
import { inTransaction } from '../../db/handles.ts'
import { getTeam, upsertTeam } from '../../db/tables/ea-teams.ts'
import type { Deps } from '../deps.ts'
import { keepAction } from './steps.ts'
import { faultIn, knownProducts } from './teams.ts'
import { readTeamsCsv, type RefusedLine } from './teams-csv.ts'

export interface TeamsImport {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly refused: readonly RefusedLine[]
}

/** Takes in teams from a CSV table as one step; those the file does not name stay as they are. */
export function importTeams(deps: Deps, file: { name: string; bytes: Uint8Array }): Result<TeamsImport> {
  return inTransaction(deps.db, (tx) => {
    const products = knownProducts(tx)
    const read = readTeamsCsv(file, (team) => faultIn(tx, team, deps.now(), products))
    if (!read.ok) return read
    const { teams, refused } = read.value
    const steps: RolloutStep[] = []
    const counts = { added: 0, changed: 0, unchanged: 0 }
    for (const team of teams) {
      const before = getTeam(tx, team.name) ?? null
      if (before && canonicalJson(before) === canonicalJson(team)) {
        counts.unchanged += 1
        continue
      }
      counts[before ? 'changed' : 'added'] += 1
      steps.push({ kind: 'team', name: team.name, before })
      upsertTeam(tx, team)
    }
    if (steps.length > 0) {
      const label = `taking in ${String(steps.length)} teams from ${file.name}`
      keepAction(deps, tx, { label, subject: file.name, steps, data: counts })
    }
    return success({ ...counts, refused })
  })
}
