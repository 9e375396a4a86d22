import type { RunWork } from '../../../shared/domain/run-work.ts'
import type { RowsKnown } from './run-items.ts'
import type { RunAround } from './run-reads.ts'

/** Rows that read differently than last time, and rows where somebody has to decide between verdicts. */
export function knownOf(work: RunWork, { offers, automatic, testbed }: RunAround): RowsKnown {
  return {
    changed: offers.changed,
    undecided: [
      ...work.rivals.map(({ criterionId }) => criterionId),
      ...offers.offers.map(({ criterionId }) => criterionId),
      ...automatic.map(({ criterionId }) => criterionId),
      ...testbed.otherState,
    ],
  }
}
