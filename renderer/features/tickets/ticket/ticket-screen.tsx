import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import type { TicketDetail } from '../../../../shared/contract/tickets.ts'
import { isSettled, type Intent } from '../../../../shared/domain/intent.ts'
import { useCommands } from '../../../lib/commands.tsx'
import { formatTime } from '../../../lib/format.ts'
import { useProgram } from '../../../lib/program.tsx'
import { routes } from '../../../lib/routes.ts'
import { useScreenReady } from '../../../lib/screen-ready.ts'
import { KeyHint } from '../../../ui/key-hint.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Page, Section } from '../../../ui/page.tsx'
import { ReadState } from '../../../ui/read-state.tsx'
import styles from '../tickets.module.css'
import { useAct } from '../use-act.ts'
import { TicketFields } from './ticket-fields.tsx'
import { TicketLinks } from './ticket-links.tsx'
import { TicketHistory } from './ticket-history.tsx'
import { TicketOutbox } from './ticket-outbox.tsx'
import { TicketProcess } from './ticket-process.tsx'
import { TicketSay } from './ticket-say.tsx'
import { useReadFirst } from './use-read-first.ts'
import { takeWriteAtOnce } from './write-at-once.ts'

/** One ticket: what was said and done at the left, its fields and the process at the right. */
export function TicketScreen({ accountId, number }: { accountId: string; number: string }) {
  const { api, reads } = useProgram()
  const query = useQuery(reads.ticket(accountId, number))
  const { act, queue, busy } = useAct()
  const place = { accountId, number }
  const { data } = query
  const words = useRef<HTMLTextAreaElement>(null)
  const write = () => words.current?.focus()
  const isMine = data !== undefined && data.shown.owner === data.account.login
  useScreenReady(data !== undefined)
  const isFetching = useReadFirst(place)
  useEffect(() => {
    if (data !== undefined && takeWriteAtOnce({ accountId, number })) words.current?.focus()
  }, [data, accountId, number])
  const refresh = () => void act('Reading the ticket', () => api.tickets.refresh(place))
  const take = () => void queue('Taking the ticket', () => api.tickets.take(place))
  const untake = () => {
    const waiting = data && queuedTake(data)
    // What did not leave yet is taken back: two changes that undo each other are no news for anybody.
    if (waiting) void act('Taking it back', () => api.tickets.undo({ id: waiting.id }))
    else void queue('Giving the ticket back', () => api.tickets.untake(place))
  }
  useCommands([
    { id: 'write', name: 'Write to the ticket', group: 'Ticket', keys: ['c'], run: write },
    { id: 'refresh', name: 'Read the ticket from its server', group: 'Ticket', keys: ['r'], run: refresh },
    {
      id: 'take',
      name: isMine ? 'Give the ticket back' : 'Take the ticket',
      group: 'Ticket',
      keys: ['t'],
      run: isMine ? untake : take,
    },
  ])
  return (
    <Page
      title={data ? data.shown.subject : `Ticket ${number}`}
      above={<Link href={routes.tickets}>Tickets</Link>}
      under={
        data &&
        `Ticket ${number} in ${data.shown.queue} · ${data.shown.status} · ${data.shown.owner ?? 'nobody'}`
      }
      actions={
        <>
          <Button
            variant="default"
            rightSection={<KeyHint keys="r" />}
            aria-keyshortcuts="r"
            loading={busy}
            onClick={refresh}
          >
            Read again
          </Button>
          {data && !data.server.gone && (isMine || data.shown.owner === null) && (
            <Button
              onClick={isMine ? untake : take}
              variant={isMine ? 'default' : 'filled'}
              rightSection={<KeyHint keys="t" />}
              aria-keyshortcuts="t"
            >
              {isMine ? 'Give back' : 'Take'}
            </Button>
          )}
        </>
      }
    >
      <ReadState query={query} height={600}>
        {(detail) => (
          <div className={styles.columns}>
            <div>
              <TicketOutbox detail={detail} />
              <Section title="Say something" aside={<KeyHint keys="c" />}>
                <TicketSay detail={detail} wordsRef={words} />
              </Section>
              <Section title="History">
                {isFetching && <p className="soft">Not all of it is here yet; it is being fetched.</p>}
                <TicketHistory detail={detail} />
              </Section>
            </div>
            <div className={styles.side}>
              <Section title="Process">
                <TicketProcess detail={detail} onWrite={write} />
              </Section>
              <Section title="Fields">
                <TicketFields detail={detail} />
              </Section>
              <Section title="Links">
                <TicketLinks detail={detail} />
              </Section>
              <Section title="Facts">
                <TicketFacts detail={detail} />
              </Section>
            </div>
          </div>
        )}
      </ReadState>
    </Page>
  )
}

/** A take of this ticket that still waits and stands for itself, not as a step of a start. */
function queuedTake({ intents, account }: TicketDetail): Intent | undefined {
  const owners = intents.filter(
    ({ deed }) =>
      deed.kind === 'change' && deed.change.field.in === 'core' && deed.change.field.name === 'owner',
  )
  const last = owners.findLast(({ state }) => !isSettled(state))
  const isTake =
    last?.deed.kind === 'change' &&
    last.deed.change.kind === 'set' &&
    last.deed.change.mine[0] === account.login
  return isTake && last.state === 'queued' && last.group === null ? last : undefined
}

function TicketFacts({ detail: { account, shown } }: { detail: TicketDetail }) {
  const time = (iso: string | null) => (iso === null ? 'not set' : formatTime(iso))
  return (
    <Facts
      facts={[
        ['Server', account.name],
        ['Created', `${time(shown.created)} by ${shown.creator}`],
        ['Changed', time(shown.lastUpdated)],
        ['Requestors', shown.requestors.length === 0 ? 'none' : shown.requestors.join(', ')],
      ]}
    />
  )
}
