import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { type Criterion, criterionTitle } from '../../../../shared/domain/criterion.ts'
import { useCommands } from '../../../lib/commands.tsx'
import { useProgram } from '../../../lib/program.tsx'
import { KeyHint } from '../../../ui/key-hint.tsx'
import type { Column } from '../../../ui/grid.tsx'
import { CatalogueSplit } from '../catalogue-split.tsx'
import styles from '../catalogue.module.css'
import { AllReleases } from './all-releases.tsx'
import { CriterionDetail } from './criterion-detail.tsx'
import { CriterionEditor } from './criterion-editor.tsx'
import { CriterionFilterBar, useCriterionFilter } from './criterion-filter.tsx'

const allReleases = 'all'

/** The criteria of one QC release, or a search over all of them. */
export function CriteriaList(props: { chosen: string | null; onChoose: (id: string) => void }) {
  if (props.chosen !== allReleases) return <ReleaseCriteria {...props} />
  return <AllReleases beside={<ReleaseChoice {...props} />} />
}

function ReleaseChoice({ chosen, onChoose }: { chosen: string | null; onChoose: (id: string) => void }) {
  const { reads } = useProgram()
  const { data: releases } = useQuery(reads.qcReleases())
  return (
    <Select
      aria-label="QC release"
      w={140}
      value={chosen}
      onChange={(id) => id !== null && onChoose(id)}
      data={[
        ...(releases ?? []).map(({ id, state }) => ({ value: id, label: `${id}, ${state}` })),
        { value: allReleases, label: 'All releases' },
      ]}
    />
  )
}

/** The criteria of one QC release; those of a draft can be edited. */
function ReleaseCriteria({ chosen, onChoose }: { chosen: string | null; onChoose: (id: string) => void }) {
  const { reads } = useProgram()
  const { data: releases } = useQuery(reads.qcReleases())
  // Until one is chosen, the newest that is in force somewhere.
  const inForce = releases?.find(({ state, umdMajors }) => state === 'FINAL' && umdMajors.length > 0)
  const release = releases?.find(({ id }) => id === chosen) ?? inForce ?? releases?.[0]
  const { data: criteria } = useQuery({
    ...reads.criteria(release?.id ?? ''),
    enabled: release !== undefined,
  })
  const { data: capabilities } = useQuery(reads.capabilities())
  const [edited, setEdited] = useState<{ readonly before: Criterion | null } | null>(null)
  const filter = useCriterionFilter(release?.id, criteria)
  const isDraft = release?.state === 'DRAFT'
  useCommands(
    isDraft && !edited
      ? [
          {
            id: 'new criterion',
            name: 'New criterion',
            group: 'Criterion',
            keys: ['n'],
            run: () => setEdited({ before: null }),
          },
        ]
      : [],
  )
  return (
    <CatalogueSplit
      label="Criteria"
      rows={filter.shown}
      columns={columns}
      rowId={idOf}
      words={wordsOf}
      instead={
        edited &&
        release && (
          <CriterionEditor
            key={edited.before?.id ?? 'new'}
            qcReleaseId={release.id}
            before={edited.before}
            capabilities={capabilities ?? []}
            documents={filter.documents}
            onDone={() => setEdited(null)}
          />
        )
      }
      renderDetail={(criterion) => (
        <CriterionDetail
          criterion={criterion}
          release={release}
          capabilities={capabilities ?? []}
          onEdit={() => setEdited({ before: criterion })}
        />
      )}
      beside={
        <>
          <ReleaseChoice
            chosen={release?.id ?? null}
            onChoose={(id) => {
              setEdited(null)
              onChoose(id)
            }}
          />
          {isDraft && (
            <Button
              leftSection={<Plus size={14} aria-hidden="true" />}
              rightSection={<KeyHint keys="n" />}
              onClick={() => setEdited({ before: null })}
            >
              New
            </Button>
          )}
        </>
      }
      remark={
        <>
          <CriterionFilterBar filter={filter} capabilities={capabilities ?? []} />
          {release && (
            <p className={styles.remark}>
              {release.knownCount < release.publishedCount &&
                `${String(release.knownCount)} of ${String(release.publishedCount)} published criteria are known. `}
              {release.note}
            </p>
          )}
        </>
      }
    />
  )
}

const idOf = (criterion: Criterion) => criterion.id

const wordsOf = ({ id, title, document, description, check, report, replaces, replacedBy }: Criterion) =>
  [id, title ?? '', document, description, check, report, ...replaces, ...replacedBy].join(' ')

const columns: readonly Column<Criterion>[] = [
  { id: 'id', title: 'Criterion', width: '170px', render: ({ id }) => <code>{id}</code> },
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
