import { Button, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { TicketLine } from '../../../shared/contract/tickets.ts'
import { mostTicketsFound } from '../../../shared/domain/ticket-limits.ts'
import type { TrackerAccount } from '../../../shared/domain/tracker-account.ts'
import { useCommands } from '../../lib/commands.tsx'
import { recall, remember } from '../../lib/memory.ts'
import { useProgram } from '../../lib/program.tsx'
import { routes } from '../../lib/routes.ts'
import { useScreenReady } from '../../lib/screen-ready.ts'
import { Grid } from '../../ui/grid.tsx'
import { Page } from '../../ui/page.tsx'
import { TroubleNote } from '../../ui/read-state.tsx'
import { focusSearch, SearchField } from '../../ui/search-field.tsx'
import { TicketBoard } from './board/ticket-board.tsx'
import { filterLines } from './filter-lines.ts'
import { NothingHere } from './nothing-here.tsx'
import { useHelp } from './step/use-help.tsx'
import { makeTicketColumns } from './ticket-columns.tsx'
import { TicketFilters } from './ticket-filters.tsx'
import { idOf } from './ticket-place.ts'
import styles from './tickets.module.css'
import { useAct } from './use-act.ts'

const none: readonly TicketLine[] = []
const noAccounts: readonly TrackerAccount[] = []
const noFilter = {
  text: '',
  progress: '',
  owner: '',
  queue: '',
  platform: '',
  stack: '',
  accountId: '',
  at: '',
}

/** Every mirrored ticket, as a list or as a board; the search looks into everything mirrored of them. */
export function TicketsScreen() {
  const { api, reads } = useProgram()
  const [filter, setFilter] = useState(() => recall('tickets', noFilter))
  const [{ isBoard }, setView] = useState(() => recall('tickets view', { isBoard: false }))
  const wanted = useDeferredValue(filter.text.trim())
  const query = useQuery(reads.tickets(wanted))
  const accounts = useQuery(reads.trackerAccounts())
  const [, navigate] = useLocation()
  const { act, busy } = useAct()
  const helper = useHelp()
  const box = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const lines = query.data ?? none
  const asked = useMemo(() => (isBoard ? { ...filter, progress: '' } : filter), [filter, isBoard])
  const { progress, owner, queue, platform, stack, accountId } = asked
  const rows = useMemo(
    () => filterLines(lines, { progress, owner, queue, platform, stack, accountId }),
    [lines, progress, owner, queue, platform, stack, accountId],
  )
  const { help } = helper
  const known = accounts.data ?? noAccounts
  const columns = useMemo(() => makeTicketColumns(help, known), [help, known])
  useScreenReady(query.data !== undefined)
  useEffect(() => remember('tickets', filter), [filter])
  useEffect(() => remember('tickets view', { isBoard }), [isBoard])
  useEffect(() => box.current?.focus(), [])
  const current = rows.find((line) => idOf(line) === filter.at) ?? rows[0]
  const sync = () => void act('Syncing', () => api.tickets.sync({ whole: false }))
  const show = (board: boolean) => {
    setView({ isBoard: board })
    // The other view takes the focus once it stands there.
    setTimeout(() => box.current?.focus())
  }
  const clear = () => {
    setFilter({ ...noFilter, at: filter.at })
    box.current?.focus()
  }
  const open = (line: TicketLine) => {
    remember('tickets', { ...filter, at: idOf(line) })
    navigate(routes.ticket(line.accountId, line.number))
  }
  const onCurrent = (at: string) => setFilter({ ...filter, at })
  useCommands([
    {
      id: 'search',
      name: 'Search in tickets',
      group: 'Tickets',
      keys: ['/'],
      run: () => focusSearch(search),
    },
    { id: 'clear', name: 'Show all tickets', group: 'Tickets', keys: ['x'], run: clear },
    { id: 'sync', name: 'Sync tickets now', group: 'Tickets', keys: ['y'], run: sync },
    {
      id: 'board',
      name: isBoard ? 'Show tickets as a list' : 'Show tickets as a board',
      group: 'Tickets',
      keys: ['b'],
      run: () => show(!isBoard),
    },
    {
      id: 'step',
      name: 'Move the ticket along the process',
      group: 'Tickets',
      keys: ['m'],
      run: () => current && helper.step(current, null),
    },
    {
      id: 'help',
      name: 'Do what helps the ticket on',
      group: 'Tickets',
      keys: ['.'],
      run: () => current && help(current),
    },
    {
      id: 'new',
      name: 'New ticket',
      group: 'Tickets',
      keys: ['n'],
      run: () => navigate(routes.newTicket),
    },
  ])
  const isFiltered = filter.text.trim() !== '' || rows.length < lines.length
  const empty = query.data && accounts.data && (
    <NothingHere hasAccount={accounts.data.length > 0} isFiltered={isFiltered} onClear={clear} />
  )
  return (
    <Page
      title="Tickets"
      under="What the ticket servers show, kept here: it can be read and worked on without a line."
      actions={
        accounts.data?.length === 0 ? null : (
          <>
            <Button variant="default" onClick={() => navigate(routes.newTicket)}>
              New ticket
            </Button>
            <Button variant="default" loading={busy} onClick={sync}>
              Sync now
            </Button>
          </>
        )
      }
      filled
    >
      <search className={styles.filters}>
        <SearchField
          label="Search in tickets"
          placeholder="Number, subject, fields, history"
          width={240}
          value={filter.text}
          onChange={(text) => setFilter({ ...filter, text })}
          onLeave={() => box.current?.focus()}
          inputRef={search}
        />
        <TicketFilters
          lines={lines}
          filter={filter}
          isBoard={isBoard}
          accounts={known}
          onChange={(name, value) => setFilter({ ...filter, [name]: value })}
        />
        <output className={styles.shown}>
          {lines.length === mostTicketsFound && filter.text.trim() !== '' && 'newest that fit: '}
          {rows.length.toLocaleString('en')} of {lines.length.toLocaleString('en')}
        </output>
        <SegmentedControl
          aria-label="View"
          value={isBoard ? 'board' : 'list'}
          onChange={(view) => show(view === 'board')}
          data={[
            { value: 'list', label: 'List' },
            { value: 'board', label: 'Board' },
          ]}
        />
      </search>
      {query.error && <TroubleNote error={query.error} again={() => void query.refetch()} />}
      {isBoard && rows.length > 0 ? (
        <TicketBoard
          lines={rows}
          current={filter.at}
          boxRef={box}
          onCurrent={onCurrent}
          onOpen={open}
          onMove={helper.step}
          onHelp={help}
        />
      ) : (
        <Grid
          label="Tickets"
          boxRef={box}
          columns={columns}
          rows={rows}
          rowId={idOf}
          current={filter.at}
          onCurrent={onCurrent}
          onOpen={open}
          empty={empty}
        />
      )}
      {helper.dialog}
    </Page>
  )
}
