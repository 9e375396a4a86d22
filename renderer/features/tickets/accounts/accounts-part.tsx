import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ConnectionFindings } from '../../../../shared/contract/tickets.ts'
import type { TrackerAccount } from '../../../../shared/domain/tracker-account.ts'
import { useProgram } from '../../../lib/program.tsx'
import { Note } from '../../../ui/note.tsx'
import { Section } from '../../../ui/page.tsx'
import styles from '../tickets.module.css'
import { useAct } from '../use-act.ts'
import { AccountForm } from './account-form.tsx'

/** Sign-ins at ticket servers, each with its connection test. */
export function AccountsPart() {
  const { reads } = useProgram()
  const { data } = useQuery(reads.trackerAccounts())
  const [edited, setEdited] = useState<TrackerAccount | 'new' | null>(null)
  return (
    <Section title="Ticket servers">
      <p className="soft">
        Sign in once; the tickets of your queues are then kept here and in step with the server.
      </p>
      {(data ?? []).map((account) => (
        <Account key={account.id} account={account} onEdit={() => setEdited(account)} />
      ))}
      {edited ? (
        <AccountForm
          key={edited === 'new' ? 'new' : edited.id}
          account={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      ) : (
        <Button variant="default" mt={8} onClick={() => setEdited('new')}>
          Sign in to a ticket server
        </Button>
      )}
    </Section>
  )
}

function Account({ account, onEdit }: { account: TrackerAccount; onEdit: () => void }) {
  const { api } = useProgram()
  const { act, busy } = useAct()
  const [found, setFound] = useState<ConnectionFindings | null>(null)
  const { id, name, login, address, queues, kind } = account
  const test = async () =>
    setFound((await act('Testing the connection', () => api.tickets.testAccount({ id }))) ?? null)
  const hasProblem = found?.findings.some(({ weight }) => weight === 'problem') ?? false
  return (
    <div className={styles.account}>
      <div className={styles.row}>
        <span>
          <strong>{name}</strong> {login} at {address}, {queues.join(', ')}
          {kind === 'zammad' && <span className="soft"> (Zammad, not verified on a real server)</span>}
        </span>
        <Button variant="default" loading={busy} onClick={() => void test()}>
          Test
        </Button>
        <Button variant="default" onClick={onEdit}>
          Change
        </Button>
        <Button
          variant="default"
          onClick={() => void act('Removing the account', () => api.tickets.removeAccount({ id }))}
        >
          Remove
        </Button>
      </div>
      {found && (
        <Note
          kind={hasProblem ? 'warning' : 'good'}
          title={hasProblem ? 'Some of it does not work.' : 'It works.'}
        >
          <ul className={styles.findings}>
            {found.findings.map(({ weight, sentence }) => (
              <li key={sentence}>{weight === 'problem' ? <strong>{sentence}</strong> : sentence}</li>
            ))}
          </ul>
        </Note>
      )}
    </div>
  )
}
