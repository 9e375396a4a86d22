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
import { KeyHint } from '../../../ui/key-hint.tsx'
import { Note } from '../../../ui/note.tsx'
import { Page, Section } from '../../../ui/page.tsx'
import { ReadState } from '../../../ui/read-state.tsx'
import { useAct } from '../use-act.ts'
import { Decisions } from './decision.tsx'
import { OutboxList } from './outbox-list.tsx'
import { PlannedRequests } from './planned-requests.tsx'
import { isLookedFor, isOnItsWay, isToDecide } from './what-is-told.ts'

/** Everything on its way to ticket servers, what waits for a decision, and what was proven. */
export function OutboxScreen() {
  const { api, reads } = useProgram()
  const query = useQuery(reads.outbox())
  const { act, busy } = useAct()
  const [planned, setPlanned] = useState<readonly PlannedIntent[] | null>(null)
  useScreenReady(query.data !== undefined)
  const sync = () => {
    // What was planned is about to become another thing.
    setPlanned(null)
    void act('Syncing', () => api.tickets.sync({ whole: false }))
  }
  const lastQueued = query.data?.open.findLast(({ intent }) => intent.state === 'queued')
  const undo = () =>
    lastQueued && void act('Taking it back', () => api.tickets.undo({ id: lastQueued.intent.id }))
  const plan = async () => setPlanned((await act('Planning', () => api.tickets.dryRun({}))) ?? null)
  useCommands([
    { id: 'sync', name: 'Sync tickets now', group: 'Outbox', keys: ['y'], run: sync },
    {
      id: 'dry run',
      name: 'Show the requests that would be sent',
      group: 'Outbox',
      keys: ['r'],
      run: () => void plan(),
    },
    { id: 'undo', name: 'Take back the last queued change', group: 'Outbox', keys: ['u'], run: undo },
  ])
  return (
    <Page
      title="Outbox"
      under="What you did with tickets, until the server was read back and proves it."
      actions={
        <>
          <Button variant="default" rightSection={<KeyHint keys="r" />} onClick={() => void plan()}>
            Dry run
          </Button>
          <Button variant="default" rightSection={<KeyHint keys="y" />} loading={busy} onClick={sync}>
            Sync now
          </Button>
        </>
      }
    >
      <SyncNotes />
      <ReadState query={query} height={300}>
        {({ open, settled }) => (
          <>
            {open.some(isToDecide) && (
              <Section title="To decide">
                <Decisions lines={open.filter(isToDecide)} hasKeys />
              </Section>
            )}
            {open.some(isLookedFor) && (
              <Section title="Being looked for">
                <Decisions lines={open.filter(isLookedFor)} hasKeys={false} />
              </Section>
            )}
            {planned && <PlannedRequests planned={planned} onClose={() => setPlanned(null)} />}
            {open.length === 0 && (
              <Empty title="Nothing waits to be sent.">
                What you do with tickets stands here until it is proven.
              </Empty>
            )}
            {open.some(isOnItsWay) && (
              <Section title="On its way">
                <OutboxList lines={open.filter(isOnItsWay)} />
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
