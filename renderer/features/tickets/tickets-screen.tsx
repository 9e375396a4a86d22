import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { TicketLine } from '../../../shared/contract/tickets.ts'
import { useCommands } from '../../lib/commands.tsx'
import { recall, remember } from '../../lib/memory.ts'
import { useProgram } from '../../lib/program.tsx'
import { routes } from '../../lib/routes.ts'
import { useScreenReady } from '../../lib/screen-ready.ts'
import { Empty } from '../../ui/empty.tsx'
import { Grid } from '../../ui/grid.tsx'
import { Page } from '../../ui/page.tsx'
import { TroubleNote } from '../../ui/read-state.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useAct } from './use-act.ts'
import { ticketColumns } from './ticket-columns.tsx'
import styles from './tickets.module.css'

const none: readonly TicketLine[] = []
const noFilter = { text: '', progress: '', owner: '', at: '' }

/** Every mirrored ticket; the search looks into everything mirrored of them. */
export function TicketsScreen() {
  const { api, reads } = useProgram()
  const [filter, setFilter] = useState(() => recall('tickets', noFilter))
  const wanted = useDeferredValue(filter.text.trim())
  const query = useQuery(reads.tickets(wanted))
  const accounts = useQuery(reads.trackerAccounts())
  const [, navigate] = useLocation()
  const { act, busy } = useAct()
  const box = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const lines = query.data ?? none
  const rows = useMemo(
    () => filterLines(lines, filter.progress, filter.owner),
    [lines, filter.progress, filter.owner],
  )
  useScreenReady(query.data !== undefined)
  useEffect(() => remember('tickets', filter), [filter])
  useEffect(() => box.current?.focus(), [])
  const sync = () => void act('Syncing', () => api.tickets.sync({ whole: false }))
  const clear = () => {
    setFilter({ ...noFilter, at: filter.at })
    box.current?.focus()
  }
  useCommands([
    {
      id: 'search',
      name: 'Search in tickets',
      group: 'Tickets',
      keys: ['/'],
      run: () => search.current?.focus(),
    },
    { id: 'clear', name: 'Show all tickets', group: 'Tickets', keys: ['x'], run: clear },
    { id: 'sync', name: 'Sync tickets now', group: 'Tickets', keys: ['y'], run: sync },
  ])
  const choice = (name: 'progress' | 'owner', label: string, all: string) => (
    <Select
      aria-label={label}
      w={180}
      searchable
      data={[{ value: '', label: all }, ...occurring(lines, name)]}
      value={filter[name]}
      onChange={(value) => setFilter({ ...filter, [name]: value ?? '' })}
    />
  )
  return (
    <Page
      title="Tickets"
      under="What the ticket servers show, kept here: it can be read and worked on without a line."
      actions={
        <Button variant="default" loading={busy} onClick={sync} disabled={accounts.data?.length === 0}>
          Sync now
        </Button>
      }
      filled
    >
      <search className={styles.filters}>
        <SearchField
          label="Search in tickets"
          placeholder="Number, subject, fields, history"
          width={320}
          value={filter.text}
          onChange={(text) => setFilter({ ...filter, text })}
          onLeave={() => box.current?.focus()}
          inputRef={search}
        />
        {choice('progress', 'Progress', 'Any progress')}
        {choice('owner', 'Owner', 'Any owner')}
        <output className={styles.shown}>
          {rows.length.toLocaleString('en')} of {lines.length.toLocaleString('en')}
        </output>
      </search>
      {query.error && <TroubleNote error={query.error} again={() => void query.refetch()} />}
      <Grid
        label="Tickets"
        boxRef={box}
        columns={ticketColumns}
        rows={rows}
        rowId={idOf}
        current={filter.at}
        onCurrent={(at) => setFilter({ ...filter, at })}
        onOpen={(line) => {
          remember('tickets', { ...filter, at: idOf(line) })
          navigate(routes.ticket(line.accountId, line.number))
        }}
        empty={
          query.data &&
          accounts.data && (
            <NothingHere
              hasAccount={accounts.data.length > 0}
              isFiltered={isFiltered(filter)}
              onClear={clear}
            />
          )
        }
      />
    </Page>
  )
}

function NothingHere({
  hasAccount,
  isFiltered,
  onClear,
}: {
  hasAccount: boolean
  isFiltered: boolean
  onClear: () => void
}) {
  const [, navigate] = useLocation()
  if (isFiltered) {
    return (
      <Empty
        title="No ticket fits."
        actions={
          <Button variant="default" onClick={onClear}>
            Show all tickets
          </Button>
        }
      >
        The search looks into numbers, subjects, fields and the words of the history.
      </Empty>
    )
  }
  if (hasAccount)
    return <Empty title="The tickets are on their way.">The list comes first, newest tickets on top.</Empty>
  return (
    <Empty
      title="No ticket server is known here."
      actions={<Button onClick={() => navigate(routes.settings)}>Sign in to a ticket server</Button>}
    >
      Sign in once; then every ticket of your queues is kept on this machine.
    </Empty>
  )
}

const idOf = ({ accountId, number }: TicketLine) => `${accountId} ${number}`

const nobody = 'nobody'

function filterLines(lines: readonly TicketLine[], progress: string, owner: string): readonly TicketLine[] {
  if (progress === '' && owner === '') return lines
  return lines.filter(
    (line) =>
      (progress === '' || line.progress === progress) && (owner === '' || (line.owner ?? nobody) === owner),
  )
}

function occurring(lines: readonly TicketLine[], name: 'progress' | 'owner'): string[] {
  const values = lines.map((line) => (name === 'owner' ? (line.owner ?? nobody) : line.progress))
  const known = new Set(values.flatMap((value) => value || []))
  return [...known].toSorted((one, other) => one.localeCompare(other))
}

function isFiltered({ text, progress, owner }: typeof noFilter): boolean {
  return text.trim() !== '' || progress !== '' || owner !== ''
}
