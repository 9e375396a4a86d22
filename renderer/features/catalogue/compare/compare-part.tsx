import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CriterionChange } from '../../../../shared/domain/criterion-change.ts'
import type { CriterionDifference } from '../../../../shared/domain/differences.ts'
import { criterionTitle } from '../../../../shared/domain/criterion.ts'
import { useProgram } from '../../../lib/program.tsx'
import type { Column } from '../../../ui/grid.tsx'
import { TroubleNote } from '../../../ui/read-state.tsx'
import { useCatalogueReads } from '../catalogue-reads.ts'
import { CatalogueSplit } from '../catalogue-split.tsx'
import { WordChanges } from '../word-changes.tsx'
import styles from '../catalogue.module.css'
import { DeclaredKind } from './declared-kind.tsx'

/** What differs between two QC releases, word by word. */
export function ComparePart({ chosen }: { chosen: string | null }) {
  const { reads } = useProgram()
  const { data: releases } = useQuery(reads.qcReleases())
  const [pair, setPair] = useState<{ readonly from: string; readonly to: string } | null>(null)
  const later = releases?.find(({ id }) => id === chosen) ?? releases?.[0]
  const to = pair?.to ?? later?.id
  const from = pair?.from ?? later?.basedOn ?? releases?.find(({ id }) => id !== to)?.id ?? to
  const query = useQuery({
    ...useCatalogueReads().differences(from ?? '', to ?? ''),
    enabled: from !== undefined && to !== undefined,
  })
  const { data: changes } = useQuery({
    ...useCatalogueReads().changes(to ?? ''),
    enabled: to !== undefined,
  })
  // The newest entry of a criterion is the last one.
  const declared = new Map((changes ?? []).map((change) => [change.criterionId, change]))
  const isDraft = releases?.find(({ id }) => id === to)?.state === 'DRAFT'
  if (query.error) return <TroubleNote error={query.error} again={() => void query.refetch()} />
  const data = (releases ?? []).map(({ id, state }) => ({ value: id, label: `${id}, ${state}` }))
  return (
    <CatalogueSplit
      label="Differences"
      rows={query.data}
      columns={columns}
      rowId={idOf}
      words={wordsOf}
      beside={
        <>
          <Select
            aria-label="Earlier release"
            w={130}
            data={data}
            value={from ?? null}
            onChange={(id) => id !== null && to !== undefined && setPair({ from: id, to })}
          />
          to
          <Select
            aria-label="Later release"
            w={130}
            data={data}
            value={to ?? null}
            onChange={(id) => id !== null && from !== undefined && setPair({ from, to: id })}
          />
        </>
      }
      renderDetail={(difference) => (
        <DifferenceDetail
          key={difference.id}
          difference={difference}
          declared={declared.get(difference.id)}
          draft={isDraft && from !== undefined && to !== undefined ? { from, qcReleaseId: to } : null}
        />
      )}
    />
  )
}

interface DifferenceDetailProps {
  readonly difference: CriterionDifference
  readonly declared: CriterionChange | undefined
  /** null for two published releases: what their changes were declared to be stays. */
  readonly draft: { readonly from: string; readonly qcReleaseId: string } | null
}

function DifferenceDetail({ difference, declared, draft }: DifferenceDetailProps) {
  const { kind, id, title, from, fields } = difference
  return (
    <>
      <h2>
        <code>{id}</code> {criterionTitle({ title })}
      </h2>
      <p className="soft">
        {kind}
        {(kind === 'renamed' || kind === 'merged') && ` from ${from.join(', ')}`}
      </p>
      <DeclaredKind criterionId={id} declared={declared} draft={draft} />
      {fields.map(({ field, words }) => (
        <section key={field} className={styles.detailBody} aria-label={names[field] ?? field}>
          <h3>{names[field] ?? field}</h3>
          <WordChanges words={words} />
        </section>
      ))}
      {fields.length === 0 && (
        <p className={styles.detailBody}>
          {kind === 'added'
            ? 'It is new as a whole.'
            : kind === 'removed'
              ? 'It is gone.'
              : 'Its words are the same.'}
        </p>
      )}
    </>
  )
}

const names: Readonly<Record<string, string>> = {
  title: 'Title',
  document: 'Document',
  capability: 'Capability',
  critical: 'Critical',
  description: 'Description',
  check: 'What to check',
  report: 'What to report',
  related: 'Related information',
  replaces: 'Replaces',
  replacedBy: 'Replaced by',
  provenance: 'Provenance',
  provenanceNote: 'About its provenance',
}

const idOf = ({ id }: CriterionDifference) => id
const wordsOf = ({ id, title, kind, from }: CriterionDifference) => [id, title ?? '', kind, ...from].join(' ')

const columns: readonly Column<CriterionDifference>[] = [
  { id: 'kind', title: 'Difference', width: '90px', render: ({ kind }) => kind },
  { id: 'id', title: 'Criterion', width: '170px', render: ({ id }) => <code>{id}</code> },
  {
    id: 'title',
    title: 'Title',
    width: 'minmax(120px, 1fr)',
    render: ({ title }) => criterionTitle({ title }),
  },
  { id: 'fields', title: 'Fields', width: '60px', render: ({ fields }) => fields.length || '' },
]
