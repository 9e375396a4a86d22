import { Select } from '@mantine/core'
import type { TicketLine } from '../../../shared/contract/tickets.ts'
import type { TrackerAccount } from '../../../shared/domain/tracker-account.ts'
import { occurring, type FilterName, type LineFilter } from './filter-lines.ts'

interface TicketFiltersProps {
  readonly lines: readonly TicketLine[]
  readonly filter: LineFilter
  readonly isBoard: boolean
  readonly accounts: readonly TrackerAccount[]
  readonly onChange: (name: FilterName, value: string) => void
}

const choices: readonly { readonly name: FilterName; readonly label: string; readonly all: string }[] = [
  { name: 'accountId', label: 'Server', all: 'Any server' },
  { name: 'progress', label: 'Progress', all: 'Any progress' },
  { name: 'owner', label: 'Owner', all: 'Any owner' },
  { name: 'queue', label: 'Queue', all: 'Any queue' },
  { name: 'platform', label: 'Platform', all: 'Any platform' },
  { name: 'stack', label: 'Stack', all: 'Any stack' },
]

/** What of the tickets is shown. A question whose answers do not differ is not asked. */
export function TicketFilters({ lines, filter, isBoard, accounts, onChange }: TicketFiltersProps) {
  const labelOf = (name: FilterName, value: string) =>
    name === 'accountId' ? (accounts.find(({ id }) => id === value)?.name ?? 'removed account') : value
  return choices.map(({ name, label, all }) => {
    const values = occurring(lines, name)
    const isPointless = values.length < 2 && filter[name] === ''
    if (isPointless || (isBoard && name === 'progress')) return null
    return (
      <Select
        key={name}
        aria-label={label}
        w={138}
        searchable
        data={[{ value: '', label: all }, ...values.map((value) => ({ value, label: labelOf(name, value) }))]}
        value={filter[name]}
        onChange={(value) => onChange(name, value ?? '')}
      />
    )
  })
}
