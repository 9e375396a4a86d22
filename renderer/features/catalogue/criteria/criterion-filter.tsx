import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { type CriterionFilter, emptyFilter } from '../../../../shared/domain/criterion-search.ts'
import type { Criterion } from '../../../../shared/domain/criterion.ts'
import type { Capability } from '../../../../shared/domain/product.ts'
import { useCatalogueReads } from '../catalogue-reads.ts'
import { DateField } from '../date-field.tsx'
import styles from '../catalogue.module.css'

export interface FilterWanted {
  readonly wanted: CriterionFilter
  readonly set: (part: Partial<CriterionFilter>) => void
}

/** What is asked of criteria besides their words. */
export function useFilterWanted(): FilterWanted {
  const [wanted, setWanted] = useState<CriterionFilter>(emptyFilter)
  return { wanted, set: (part) => setWanted({ ...wanted, ...part }) }
}

interface CriterionFilterState extends FilterWanted {
  /** What fits, in the order of the release; undefined while it is read. */
  readonly shown: readonly Criterion[] | undefined
  readonly documents: readonly string[]
}

/** Narrows the criteria of a release by what they are. */
export function useCriterionFilter(
  qcReleaseId: string | undefined,
  criteria: readonly Criterion[] | undefined,
): CriterionFilterState {
  const { wanted, set } = useFilterWanted()
  const isOn = Object.entries(wanted).some(([, value]) => value !== null && value !== '')
  const { data: found } = useQuery({
    ...useCatalogueReads().search({ ...wanted, qcReleaseId: qcReleaseId ?? null }),
    enabled: isOn && qcReleaseId !== undefined,
  })
  const shown = useMemo(() => {
    if (!isOn) return criteria
    const ids = new Set((found ?? []).map(({ criterionId }) => criterionId))
    return found && criteria?.filter(({ id }) => ids.has(id))
  }, [isOn, found, criteria])
  const documents = useMemo(
    () => [...new Set((criteria ?? []).map(({ document }) => document))].sort(),
    [criteria],
  )
  return { wanted, set, shown, documents }
}

const any = 'any'

export function CriterionFilterBar({
  filter: { wanted, set, documents },
  capabilities,
}: {
  filter: FilterWanted & { readonly documents: readonly string[] }
  capabilities: readonly Capability[]
}) {
  const choice = (
    label: string,
    value: string | null,
    data: readonly { readonly value: string; readonly label: string }[],
    onChange: (value: string | null) => void,
  ) => (
    <Select
      aria-label={label}
      title={label}
      value={value ?? any}
      data={[{ value: any, label }, ...data]}
      onChange={(chosen) => onChange(chosen === any ? null : chosen)}
    />
  )
  const same = (values: readonly string[]) => values.map((value) => ({ value, label: value }))
  return (
    <search className={styles.filters} aria-label="Filter the criteria">
      {choice('Document', wanted.document, same(documents), (document) => set({ document }))}
      {choice(
        'Capability',
        wanted.capability,
        [{ value: '', label: 'none' }, ...capabilities.map(({ id, name }) => ({ value: id, label: name }))],
        (capability) => set({ capability }),
      )}
      {choice('Critical', wanted.critical, same(['yes', 'no', 'conditional', 'unknown']), (critical) =>
        set({ critical: critical as CriterionFilter['critical'] }),
      )}
      {choice('Provenance', wanted.provenance, same(['published', 'reconstructed']), (provenance) =>
        set({ provenance: provenance as CriterionFilter['provenance'] }),
      )}
      <DateField
        label="Changed since"
        placeholder="Changed since"
        clearable
        value={wanted.changedSince ?? ''}
        onChange={(changedSince) => set({ changedSince })}
      />
    </search>
  )
}
