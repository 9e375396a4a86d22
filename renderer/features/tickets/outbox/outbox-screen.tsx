import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PlannedIntent } from '../../../../shared/contract/tickets.ts'
import { useCommands } from '../../../lib/commands.tsx'
import { countOf } from '../../../../shared/domain/count-of.ts'
import { formatTime } from '../../../lib/format.ts'
import { useProgram } from '../../../lib/program.tsx'
import { useScreenReady } from '../../../lib/screen-ready.ts'
import { Empty } from '../../../ui/empty.tsx'
import { Note } from '../../../ui/note.tsx'
import { Page, Section } from '../../../ui/page.tsx'
import { ReadState } from '../../../ui/read-state.tsx'
import { useAct } from '../use-act.ts'
import { OutboxList } from './outbox-list.tsx'
import { PlannedRequests } from './planned-requests.tsx'

/** Everything on its way to ticket servers, what waits for a decision, and what was proven. */
export function OutboxScreen() {
  const { api, reads } = useProgram()
  const query = useQuery(reads.outbox())
  const { act, busy } = useAct()
  const [planned, setPlanned] = useState<readonly PlannedIntent[] | null>(null)
  useScreenReady(query.data !== undefined)
  const sync = () => void act('Syncing', () => api.tickets.sync({ whole: false }))
  const plan = async () => setPlanned((await act('Planning', () => api.tickets.dryRun({}))) ?? null)
  useCommands([
    { id: 'sync', name: 'Sync tickets now', group: 'Outbox', keys: ['y'], run: sync },
    { id: 'dry run', name: 'Show the requests that would be sent', group: 'Outbox', run: () => void plan() },
  ])
  return (
    <Page
      title="Outbox"
      under="What you did with tickets, until the server was read back and proves it."
      actions={
        <>
          <Button variant="default" onClick={() => void plan()}>
            Dry run
          </Button>
          <Button variant="default" loading={busy} onClick={sync}>
            Sync now
          </Button>
        </>
      }
    >
      <SyncNotes />
      {planned && <PlannedRequests planned={planned} onClose={() => setPlanned(null)} />}
      <ReadState query={query} height={300}>
        {({ open, settled }) => (
          <>
            {open.length === 0 ? (
              <Empty title="Nothing waits to be sent.">
                What you do with tickets stands here until it is proven.
              </Empty>
            ) : (
              <Section title="On its way">
                <OutboxList lines={open} />
              </Section>
            )}
            {settled.length > 0 && (
              <Section title="Settled">
                <OutboxList lines={settled} />
              </Section>
            )}
          </>
        )}
      </ReadState>
    </Page>
  )
}

function SyncNotes() {
  const { reads } = useProgram()
  const { data } = useQuery(reads.syncStatus())
  return (data?.accounts ?? []).map(({ accountId, name, tickets, fetching, lastSuccess, lastFailure }) => (
    <Note key={accountId} kind={lastFailure ? 'warning' : 'good'} title={name}>
      {lastFailure && `${lastFailure.message} `}
      {`Last success ${lastSuccess ? formatTime(lastSuccess) : 'never'}; ${countOf(tickets, 'ticket')}`}
      {fetching ? `, still fetching ${fetching}.` : ', everything is here.'}
    </Note>
  ))
}
