import type { RunWork } from '../../../shared/domain/run-work.ts'
import type { CheckKind, Verification } from '../../../shared/domain/verification.ts'
import { CheckPane } from './check-pane.tsx'
import { CriterionPane } from './criterion-pane.tsx'
import { SummaryPane } from './summary-pane.tsx'
import type { RunWrites } from './use-run-writes.ts'

interface RunDetailProps {
  readonly verification: Verification
  readonly work: RunWork
  readonly at: string
  readonly writes: RunWrites
}

/** The part of the run that is chosen in the list. */
export function RunDetail({ verification, work, at, writes }: RunDetailProps) {
  if (at === 'summary') return <SummaryPane verification={verification} writes={writes} />
  if (isCheck(at)) return <CheckPane verification={verification} kind={at} writes={writes} />
  const row = verification.rows.find(({ criterion }) => criterion.id === at)
  return row ? <CriterionPane verification={verification} row={row} work={work} writes={writes} /> : null
}

function isCheck(at: string): at is CheckKind {
  return at === 'installation' || at === 'upgrade'
}
