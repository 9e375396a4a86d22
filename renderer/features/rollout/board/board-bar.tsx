import { Button, Menu, Select } from '@mantine/core'
import { ChevronDown } from 'lucide-react'
import type { RefObject } from 'react'
import { Stack, type RolloutRow } from '../../../../shared/domain/rollout-board.ts'
import { KeyHint } from '../../../ui/key-hint.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import styles from '../rollout.module.css'
import { occurring, type BoardFilter } from './board-filter.ts'

const stages = [
  { value: '', label: 'Everything' },
  { value: 'in rollout', label: 'In rollout' },
  { value: 'offered', label: 'UMDStore offered' },
  { value: 'move waits', label: 'Move waits' },
  { value: 'moved on', label: 'Moved on' },
  { value: 'left', label: 'Left' },
]

interface BoardBarProps {
  readonly rows: readonly RolloutRow[]
  readonly shownCount: number
  readonly filter: BoardFilter
  readonly onChange: (filter: BoardFilter) => void
  readonly searchRef: RefObject<HTMLInputElement | null>
  readonly onLeave: () => void
  readonly onBegin: () => void
  readonly onCandidate: () => void
  readonly onReminders: () => void
}

/** Search, filters, and what concerns the board as a whole. */
export function BoardBar(props: BoardBarProps) {
  const { rows, shownCount, filter, onChange, searchRef, onLeave, onBegin, onCandidate, onReminders } = props
  const choice = (
    name: 'stage' | 'stack' | 'platform' | 'release',
    label: string,
    data: readonly { readonly value: string; readonly label: string }[],
    width: number,
  ) => (
    <Select
      aria-label={label}
      w={width}
      data={[...data]}
      value={filter[name]}
      allowDeselect={false}
      onChange={(value) => onChange({ ...filter, [name]: value ?? '' })}
    />
  )
  const named = (values: readonly string[], all: string) => [
    { value: '', label: all },
    ...values.map((value) => ({ value, label: value })),
  ]
  return (
    <search className={styles.bar}>
      <SearchField
        label="Search on the board"
        placeholder="Product, team, ticket"
        width={205}
        value={filter.text}
        onChange={(text) => onChange({ ...filter, text })}
        onLeave={onLeave}
        inputRef={searchRef}
      />
      {choice('stage', 'Where it is', stages, 140)}
      {choice('stack', 'Stack', named(Stack.options, 'Any stack'), 100)}
      {choice('platform', 'Platform', named(occurring(rows, 'platform'), 'Any platform'), 115)}
      {choice('release', 'Release', named(occurring(rows, 'releaseVersion'), 'Any release'), 105)}
      <Menu position="bottom-end" width={300} transitionProps={{ duration: 0 }} withinPortal={false}>
        <Menu.Target>
          <Button variant="default" rightSection={<ChevronDown size={14} aria-hidden="true" />}>
            More
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item rightSection={<KeyHint keys="n" />} onClick={onBegin}>
            Put a product into rollout
          </Menu.Item>
          <Menu.Item onClick={onReminders}>Reminders that are due</Menu.Item>
          <Menu.Item onClick={onCandidate}>Freeze or open candidate</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <output className={styles.count}>
        {shownCount.toLocaleString('en')} of {rows.length.toLocaleString('en')}
      </output>
    </search>
  )
}
