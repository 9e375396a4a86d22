import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { FileInput } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { UmdReleaseSummary } from '../../../shared/domain/umd-release.ts'
import { countOf } from '../../../shared/domain/count-of.ts'
import { formatDate } from '../../lib/format.ts'
import { recall, remember } from '../../lib/memory.ts'
import { useProgram } from '../../lib/program.tsx'
import { routes } from '../../lib/routes.ts'
import { useScreenReady } from '../../lib/screen-ready.ts'
import { Empty } from '../../ui/empty.tsx'
import { Grid, type Column } from '../../ui/grid.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Page } from '../../ui/page.tsx'
import { TroubleNote } from '../../ui/read-state.tsx'
import { useImport } from './import-provider.tsx'

const none: readonly UmdReleaseSummary[] = []

/** All UMD releases, newest first. */
export function ReleasesScreen() {
  const { reads } = useProgram()
  const query = useQuery(reads.releases())
  const [, navigate] = useLocation()
  const { pick } = useImport()
  const [at, setAt] = useState(() => recall('releases', { at: '' }).at)
  const box = useRef<HTMLDivElement>(null)
  useScreenReady(query.data !== undefined)
  useEffect(() => remember('releases', { at }), [at])
  useEffect(() => box.current?.focus(), [])
  const rows = query.data ?? none
  return (
    <Page
      title="UMD releases"
      filled
      under={query.data && `${countOf(rows.length, 'release')} known here, newest first.`}
      actions={
        <Button
          variant="default"
          leftSection={<FileInput size={14} aria-hidden="true" />}
          rightSection={<KeyHint keys="i" />}
          onClick={pick}
        >
          Import a record
        </Button>
      }
    >
      {query.error && <TroubleNote error={query.error} again={() => void query.refetch()} />}
      <Grid
        label="UMD releases"
        boxRef={box}
        columns={columns}
        rows={rows}
        rowId={(row) => row.version}
        current={at}
        onCurrent={setAt}
        onOpen={(row) => {
          setAt(row.version)
          navigate(routes.release(row.version))
        }}
        empty={
          query.data && (
            <Empty title="No UMD release is known here.">
              Import a published release record: press I, or drop its file on the window.
            </Empty>
          )
        }
      />
    </Page>
  )
}

const columns: readonly Column<UmdReleaseSummary>[] = [
  { id: 'version', title: 'Release', width: '100px', render: (row) => <strong>UMD {row.version}</strong> },
  { id: 'date', title: 'Date', width: '110px', render: (row) => formatDate(row.date) },
  { id: 'entries', title: 'Products', width: '90px', render: (row) => row.entryCount },
  { id: 'ppas', title: 'PPAs', width: '90px', render: (row) => row.ppaCount },
  {
    id: 'findings',
    title: 'About the data',
    width: '150px',
    render: (row) => (row.findingCount === 0 ? 'nothing to note' : countOf(row.findingCount, 'finding')),
  },
  {
    id: 'source',
    title: 'Source',
    width: 'minmax(160px, 1fr)',
    render: (row) => (row.source === 'built-in' ? 'built in: bare facts, no texts' : row.source),
  },
]
