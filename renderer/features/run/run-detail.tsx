import type { RunWork } from '../../../shared/domain/run-work.ts'
import type { Missing } from '../../../shared/domain/missing.ts'
import type { CheckKind, Verification } from '../../../shared/domain/verification.ts'
import { CheckPane } from './check-pane.tsx'
import { CriterionPane } from './criterion-pane.tsx'
import { EvidencePart } from './evidence-part.tsx'
import { IssuesPane } from './issues-pane.tsx'
import type { RunAround } from './run-reads.ts'
import { SummaryPane } from './summary-pane.tsx'
import { TestbedPane } from './testbed-pane.tsx'
import type { Captures } from './use-captures.ts'
import type { RunWrites } from './use-run-writes.ts'
import type { WorkWrites } from './use-work-writes.ts'
import { WorkPane } from './work-pane.tsx'

interface RunDetailProps {
  readonly verification: Verification
  readonly work: RunWork
  readonly missing: readonly Missing[]
  readonly at: string
  readonly writes: RunWrites
  readonly around: RunAround
  readonly captures: Captures
  readonly does: WorkWrites
}

/** The part of the run that is chosen in the list. */
export function RunDetail(props: RunDetailProps) {
  const { verification, work, missing, at, writes, around, captures, does } = props
  const evidence = (
    <EvidencePart
      workId={verification.id}
      at={at}
      closed={verification.state !== 'open'}
      evidence={around.evidence}
      captures={captures}
      does={does}
    />
  )
  if (at === 'summary')
    return (
      <SummaryPane
        verification={verification}
        work={work}
        missing={missing}
        writes={writes}
        does={does}
        evidence={evidence}
      />
    )
  if (at === 'issues') return <IssuesPane verification={verification} around={around} does={does} />
  if (at === 'testbed') return <TestbedPane verification={verification} around={around} does={does} />
  if (at === 'life')
    return (
      <WorkPane verification={verification} work={work} around={around} captures={captures} does={does} />
    )
  if (isCheck(at)) {
    return (
      <CheckPane
        verification={verification}
        work={work}
        kind={at}
        writes={writes}
        does={does}
        notes={around.notes}
        evidence={evidence}
      />
    )
  }
  const row = verification.rows.find(({ criterion }) => criterion.id === at)
  return row ? (
    <CriterionPane
      verification={verification}
      row={row}
      work={work}
      writes={writes}
      around={around}
      does={does}
      evidence={evidence}
    />
  ) : null
}

function isCheck(at: string): at is CheckKind {
  return at === 'installation' || at === 'upgrade'
}
