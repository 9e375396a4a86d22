import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Criterion, criterionTitle, describeCritical } from '../../../shared/domain/criterion.ts'
import { useProgram } from '../../lib/program.tsx'
import { CriterionText } from '../../ui/criterion-text.tsx'
import type { Column } from '../../ui/grid.tsx'
import { CatalogueSplit } from './catalogue-split.tsx'
import styles from './catalogue.module.css'

/** The criteria of one QC release. */
export function CriteriaList() {
  const { reads } = useProgram()
  const { data: releases } = useQuery(reads.qcReleases())
  const [chosen, setChosen] = useState<string | null>(null)
  const release = releases?.find(({ id }) => id === chosen) ?? releases?.[0]
  const { data: criteria } = useQuery({
    ...reads.criteria(release?.id ?? ''),
    enabled: release !== undefined,
  })
  return (
    <CatalogueSplit
      label="Criteria"
      rows={criteria}
      columns={columns}
      rowId={idOf}
      words={wordsOf}
      renderDetail={(criterion) => <CriterionDetail criterion={criterion} />}
      beside={
        <Select
          aria-label="QC release"
          w={170}
          value={release?.id ?? null}
          onChange={setChosen}
          data={(releases ?? []).map(({ id, version, state }) => ({
            value: id,
            label: `QC ${version}, ${state}`,
          }))}
        />
      }
      remark={
        release && (
          <p className={styles.remark}>
            {release.knownCount} of {release.publishedCount} criteria known. {release.note}
          </p>
        )
      }
    />
  )
}

const idOf = (criterion: Criterion) => criterion.id

const wordsOf = ({ id, title, document, description, check, replaces, replacedBy }: Criterion) =>
  [id, title ?? '', document, description, check, ...replaces, ...replacedBy].join(' ')

const columns: readonly Column<Criterion>[] = [
  { id: 'id', title: 'Criterion', width: '150px', render: ({ id }) => <code>{id}</code> },
  {
    id: 'title',
    title: 'Title',
    width: 'minmax(120px, 1fr)',
    render: (criterion) => (
      <span className={criterion.title === null ? 'soft' : undefined}>{criterionTitle(criterion)}</span>
    ),
  },
  { id: 'document', title: 'Document', width: '116px', render: ({ document }) => document },
]

function CriterionDetail({ criterion }: { criterion: Criterion }) {
  return (
    <>
      <h2>
        <code>{criterion.id}</code> {criterionTitle(criterion)}
      </h2>
      <p className="soft">
        {criterion.document} · critical: {describeCritical(criterion.critical)} ·{' '}
        {criterion.capability === null ? 'for every product' : `for products with ${criterion.capability}`}
      </p>
      <div className={styles.detailBody}>
        <CriterionText criterion={criterion} />
      </div>
    </>
  )
}
