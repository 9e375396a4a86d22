import { Select } from '@mantine/core'
import type { RefObject } from 'react'
import type { PpaListed } from '../../../shared/contract/releases.ts'
import { SearchField } from '../../ui/search-field.tsx'
import { occurring, platformOf, type PpaFilter } from './filter.ts'
import styles from './ppas.module.css'

interface FilterBarProps {
  readonly filter: PpaFilter
  readonly onChange: (filter: PpaFilter) => void
  readonly ppas: readonly PpaListed[]
  readonly shown: number
  readonly searchRef: RefObject<HTMLInputElement | null>
  readonly onLeave: () => void
}

export function FilterBar({ filter, onChange, ppas, shown, searchRef, onLeave }: FilterBarProps) {
  const choice = (
    name: keyof PpaFilter,
    label: string,
    all: string,
    data: readonly { value: string; label: string }[],
  ) => (
    <Select
      aria-label={label}
      w={142}
      data={[{ value: '', label: all }, ...data]}
      value={filter[name]}
      onChange={(value) => onChange({ ...filter, [name]: value ?? '' })}
    />
  )
  const asData = (values: readonly string[]) => values.map((value) => ({ value, label: value }))
  return (
    <search className={styles.filters}>
      <SearchField
        label="Search in PPAs"
        placeholder="Product, version, platform, ticket"
        width={280}
        value={filter.text}
        onChange={(text) => onChange({ ...filter, text })}
        onLeave={onLeave}
        inputRef={searchRef}
      />
      {choice(
        'umdMajor',
        'UMD major',
        'All UMD majors',
        occurring(ppas, (ppa) => String(ppa.umdMajor)).map((value) => ({ value, label: `UMD ${value}` })),
      )}
      {choice('platform', 'Platform', 'All platforms', asData(occurring(ppas, platformOf)))}
      {choice('provider', 'Provider', 'All providers', asData(occurring(ppas, (ppa) => ppa.provider)))}
      {choice('state', 'Verification', 'Any verification', [
        { value: 'none', label: 'Not started' },
        { value: 'open', label: 'Open' },
        { value: 'finished', label: 'Finished' },
      ])}
      <output className={styles.shown}>
        {shown.toLocaleString('en')} of {ppas.length.toLocaleString('en')}
      </output>
    </search>
  )
}
