import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { PpaListed } from '../../../shared/contract/releases.ts'
import { useCommands } from '../../lib/commands.tsx'
import { recall, remember } from '../../lib/memory.ts'
import { useProgram } from '../../lib/program.tsx'
import { routes } from '../../lib/routes.ts'
import { useScreenReady } from '../../lib/screen-ready.ts'
import { Empty } from '../../ui/empty.tsx'
import { Grid } from '../../ui/grid.tsx'
import { Page } from '../../ui/page.tsx'
import { TroubleNote } from '../../ui/read-state.tsx'
import { focusSearch } from '../../ui/search-field.tsx'
import {
  filterPpas,
  isFiltered,
  makeSearchable,
  noFilter,
  recallPpaFilter,
  rememberPpaFilter,
} from './filter.ts'
import { FilterBar } from './filter-bar.tsx'
import { ppaColumns } from './ppa-columns.tsx'

const none: readonly PpaListed[] = []

/** Every PPA: what can be verified, what is being verified, what was. */
export function PpasScreen() {
  const { reads } = useProgram()
  const query = useQuery(reads.ppas())
  const [, navigate] = useLocation()
  const [filter, setFilter] = useState(recallPpaFilter)
  const [at, setAt] = useState(() => recall('ppas', { at: '' }).at)
  const box = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const ppas = query.data ?? none
  const searchable = useMemo(() => makeSearchable(ppas), [ppas])
  const wanted = useDeferredValue(filter)
  const rows = useMemo(() => filterPpas(searchable, wanted), [searchable, wanted])
  useScreenReady(query.data !== undefined)
  useEffect(() => rememberPpaFilter(filter), [filter])
  useEffect(() => remember('ppas', { at }), [at])
  useEffect(() => box.current?.focus(), [])
  const clear = () => {
    setFilter(noFilter)
    box.current?.focus()
  }
  useCommands([
    { id: 'search', name: 'Search in PPAs', group: 'PPAs', keys: ['/'], run: () => focusSearch(search) },
    { id: 'clear', name: 'Show all PPAs', group: 'PPAs', keys: ['x'], run: clear },
  ])
  return (
    <Page
      title="PPAs"
      under="A PPA is a product version on one platform and architecture: the unit that is verified."
      filled
    >
      <FilterBar
        filter={filter}
        onChange={setFilter}
        ppas={ppas}
        shown={rows.length}
        searchRef={search}
        onLeave={() => box.current?.focus()}
      />
      {query.error && <TroubleNote error={query.error} again={() => void query.refetch()} />}
      <Grid
        label="PPAs"
        boxRef={box}
        columns={ppaColumns}
        rows={rows}
        rowId={idOf}
        current={at}
        onCurrent={setAt}
        onOpen={(ppa) => {
          setAt(ppa.id)
          navigate(routes.ppa(ppa.id))
        }}
        empty={
          query.data && (
            <Empty
              title={isFiltered(filter) ? 'No PPA fits.' : 'No PPA is known here.'}
              actions={
                isFiltered(filter) && (
                  <Button variant="default" onClick={clear}>
                    Show all PPAs
                  </Button>
                )
              }
            >
              {isFiltered(filter)
                ? `${String(ppas.length)} are known; the search and the filters leave none of them.`
                : 'Import a UMD release record to get some: press I, or drop its file on the window.'}
            </Empty>
          )
        }
      />
    </Page>
  )
}

const idOf = (ppa: PpaListed) => ppa.id
