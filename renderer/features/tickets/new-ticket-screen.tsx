import { Button, Select, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { TrackerAccount } from '../../../shared/domain/tracker-account.ts'
import { recall, remember } from '../../lib/memory.ts'
import { tell } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { routes } from '../../lib/routes.ts'
import { useScreenReady } from '../../lib/screen-ready.ts'
import { Page } from '../../ui/page.tsx'
import { ReadState } from '../../ui/read-state.tsx'
import { FieldInput } from './ticket/field-input.tsx'
import { NothingHere } from './nothing-here.tsx'
import styles from './tickets.module.css'
import { useAct } from './use-act.ts'

/** A ticket that does not exist yet: it is queued, made on the server, and proven by reading it back. */
export function NewTicketScreen() {
  const { reads } = useProgram()
  const query = useQuery(reads.trackerAccounts())
  useScreenReady(query.data !== undefined)
  return (
    <Page
      title="New ticket"
      above={<Link href={routes.tickets}>Tickets</Link>}
      under="It goes out with the next line, gets its number there, and is read back."
    >
      <ReadState query={query} height={400}>
        {(accounts) =>
          accounts[0] === undefined ? (
            <NothingHere hasAccount={false} isFiltered={false} onClear={() => undefined} />
          ) : (
            <NewTicketForm accounts={accounts} first={accounts[0]} />
          )
        }
      </ReadState>
    </Page>
  )
}

const nothingYet = { accountId: '', queue: '', subject: '', text: '' }

function NewTicketForm({ accounts, first }: { accounts: readonly TrackerAccount[]; first: TrackerAccount }) {
  const { api, reads, writes } = useProgram()
  const { act, busy } = useAct()
  const [, navigate] = useLocation()
  const [draft, setDraft] = useState(() => recall('new ticket', nothingYet))
  const [values, setValues] = useState<Readonly<Record<string, readonly string[]>>>({})
  useEffect(() => remember('new ticket', draft), [draft])
  const subject = useRef<HTMLInputElement>(null)
  useEffect(() => subject.current?.focus(), [])
  const account = accounts.find(({ id }) => id === draft.accountId) ?? first
  const queue = account.queues.includes(draft.queue) ? draft.queue : (account.queues[0] ?? '')
  const definitions = useQuery(reads.queueFields(account.id, queue))
  const fields = (definitions.data ?? []).filter(
    ({ name, on }) => on === 'ticket' && name !== account.opIdFields.ticket,
  )
  const set = (part: Partial<typeof nothingYet>) => setDraft({ ...draft, ...part })
  async function create(): Promise<void> {
    const made = await act('Queueing the ticket', () =>
      writes.run(() =>
        api.tickets.create({
          accountId: account.id,
          queue,
          subject: draft.subject,
          text: draft.text,
          fields: fields.flatMap(({ name }) => {
            const typed = (values[name] ?? []).filter((value) => value !== '')
            return typed.length === 0 ? [] : [{ name, values: typed }]
          }),
        }),
      ),
    )
    if (!made) return
    remember('new ticket', nothingYet)
    tell('The ticket is queued. It stands in the list once the server made it.')
    navigate(routes.outbox)
  }
  return (
    <form
      className={styles.newTicket}
      onSubmit={(event) => {
        event.preventDefault()
        void create()
      }}
    >
      <div className={styles.form}>
        <Select
          label="Server"
          allowDeselect={false}
          data={accounts.map(({ id, name }) => ({ value: id, label: name }))}
          value={account.id}
          onChange={(accountId) => set({ accountId: accountId ?? '' })}
        />
        <Select
          label="Queue"
          allowDeselect={false}
          data={account.queues}
          value={queue}
          onChange={(chosen) => set({ queue: chosen ?? '' })}
        />
        <TextInput
          className={styles.wide ?? ''}
          label="Subject"
          maxLength={150}
          ref={subject}
          value={draft.subject}
          onChange={(event) => set({ subject: event.currentTarget.value })}
        />
        <Textarea
          className={styles.wide ?? ''}
          label="Words"
          autosize
          minRows={4}
          maxRows={16}
          value={draft.text}
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
        {fields.map(({ name, detail }) => (
          <FieldInput
            key={name}
            name={name}
            typed={values[name] ?? []}
            onType={(typed) => setValues({ ...values, [name]: typed })}
            takesMany={detail?.takesMany ?? false}
            allowed={detail?.allowed ?? null}
            readOnly={false}
          />
        ))}
      </div>
      <div className={styles.row}>
        <Button type="submit" loading={busy} disabled={draft.subject.trim() === '' || queue === ''}>
          Queue the ticket
        </Button>
        <Button variant="default" onClick={() => navigate(routes.tickets)}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
