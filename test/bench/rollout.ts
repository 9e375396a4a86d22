import { measureRolloutAdmin } from './rollout-admin.ts'
import { measureBoard } from './rollout-board.ts'
import { measureSummary } from './rollout-summary.ts'
import type { BenchOptions, Figure } from './measure.ts'

/** Staged rollout: what a manager waits for, and what a report costs a site admin. */
export async function measureRollout(options: BenchOptions): Promise<readonly Figure[]> {
  return [
    ...(await measureBoard(options)),
    ...(await measureSummary(options)),
    ...(await measureRolloutAdmin(options)),
  ]
}
