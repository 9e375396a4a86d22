import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState, type ReactNode } from 'react'
import { type FoundCriterion } from '../../../../shared/domain/criterion-search.ts'
import { criterionTitle } from '../../../../shared/domain/criterion.ts'
import { useProgram } from '../../../lib/program.tsx'
import type { Column } from '../../../ui/grid.tsx'
import { useCatalogueReads } from '../catalogue-reads.ts'
import { CatalogueSplit } from '../catalogue-split.tsx'
import { CriterionDetail } from './criterion-detail.tsx'
import { CriterionFilterBar, useFilterWanted } from './criterion-filter.tsx'

/** Criteria of every QC release, found by any of their words. */
export function AllReleases({ beside }: { beside: ReactNode }) {
  const { reads } = useProgram()
  const { data: capabilities } = useQuery(reads.capabilities())
  const [text, setText] = useState('')
  const filter = useFilterWanted()
  const { data: found } = useQuery({
    ...useCatalogueReads().search({ ...filter.wanted, text: useDeferredValue(text) }),
    placeholderData: (before) => before,
  })
  const documents = [...new Set((found ?? []).map(({ document }) => document))].sort()
  return (
    <CatalogueSplit
      label="Criteria of all releases"
      rows={found}
      columns={columns}
      rowId={idOf}
      words={noWords}
      search={{ text, onChange: setText }}
      beside={beside}
      remark={<CriterionFilterBar filter={{ ...filter, documents }} capabilities={capabilities ?? []} />}
      renderDetail={(row) => <FoundDetail key={idOf(row)} found={row} />}
    />
  )
}

function FoundDetail({ found }: { found: FoundCriterion }) {
  const { reads } = useProgram()
  const { data: criteria } = useQuery(reads.criteria(found.qcReleaseId))
  const { data: capabilities } = useQuery(reads.capabilities())
  const criterion = criteria?.find(({ id }) => id === found.criterionId)
  if (!criterion) return null
  return (
    <CriterionDetail
      criterion={criterion}
      release={undefined}
      capabilities={capabilities ?? []}
      onEdit={nothing}
    />
  )
}

const nothing = () => undefined
const noWords = () => ''
const idOf = ({ qcReleaseId, criterionId }: FoundCriterion) => `${qcReleaseId} ${criterionId}`

const columns: readonly Column<FoundCriterion>[] = [
  { id: 'release', title: 'Release', width: '64px', render: ({ qcReleaseId }) => qcReleaseId },
  { id: 'id', title: 'Criterion', width: '150px', render: ({ criterionId }) => <code>{criterionId}</code> },
  {
    id: 'title',
    title: 'Title',
    width: 'minmax(120px, 1fr)',
    render: ({ title }) => criterionTitle({ title }),
  },
  { id: 'document', title: 'Document', width: '104px', render: ({ document }) => document },
]
