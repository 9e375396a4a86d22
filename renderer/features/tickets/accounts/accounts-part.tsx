import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { ConnectionFindings } from '../../../../shared/contract/tickets.ts'
import type { TrackerAccount } from '../../../../shared/domain/tracker-account.ts'
import { useProgram } from '../../../lib/program.tsx'
import { routes } from '../../../lib/routes.ts'
import { describeTrouble, troubleOf } from '../../../lib/trouble.ts'
import { Note } from '../../../ui/note.tsx'
import { Section } from '../../../ui/page.tsx'
import styles from '../tickets.module.css'
import { AccountForm } from './account-form.tsx'
import { RemoveAccount } from './remove-account.tsx'
import { forgetToSignIn, shallSignIn } from './sign-in-at-once.ts'

/** What a test came to: the server's findings, or why there are none. */
type Tested = 'running' | { readonly found: ConnectionFindings } | { readonly trouble: string }

/** Sign-ins at ticket servers, each with its connection test, which follows each change of one by itself. */
export function AccountsPart() {
  const { api, reads } = useProgram()
  const { data } = useQuery(reads.trackerAccounts())
  const [edited, setEdited] = useState<TrackerAccount | 'new' | null>(() => (shallSignIn() ? 'new' : null))
  useEffect(forgetToSignIn, [])
  const [tests, setTests] = useState<Readonly<Record<string, Tested>>>({})
  const [kept, setKept] = useState<Readonly<Record<string, string>>>({})
  async function test(id: string): Promise<void> {
    const keep = (tested: Tested) => setTests((others) => ({ ...others, [id]: tested }))
    keep('running')
    try {
      keep({ found: await api.tickets.testAccount({ id }) })
    } catch (error) {
      keep({ trouble: describeTrouble(troubleOf(error)).text })
    }
  }
  return (
    <Section title="Ticket servers">
      <p className="soft">
        Sign in once; the tickets of your queues are then kept here and in step with the server.
      </p>
      {(data ?? []).map((account) => (
        <Account
          key={account.id}
          account={account}
          tested={tests[account.id] ?? null}
          kept={kept[account.id] ?? null}
          onTest={() => void test(account.id)}
          onEdit={() => setEdited(account)}
        />
      ))}
      {edited ? (
        <AccountForm
          key={edited === 'new' ? 'new' : edited.id}
          account={edited === 'new' ? null : edited}
          onSaved={(id, place) => {
            if (place !== null) setKept((others) => ({ ...others, [id]: place }))
            void test(id)
          }}
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

interface AccountProps {
  readonly account: TrackerAccount
  readonly tested: Tested | null
  /** Where its secret was put just now. */
  readonly kept: string | null
  readonly onTest: () => void
  readonly onEdit: () => void
}

function Account({ account, tested, kept, onTest, onEdit }: AccountProps) {
  const { name, login, address, queues, kind } = account
  return (
    <div className={styles.account}>
      <div className={styles.row}>
        <span>
          <strong>{name}</strong> {login} at {address}, {queues.join(', ')}
          {kind === 'zammad' && <span className="soft"> (Zammad, not verified on a real server)</span>}
        </span>
        <Button variant="default" loading={tested === 'running'} onClick={onTest}>
          Test
        </Button>
        <Button variant="default" onClick={onEdit}>
          Change
        </Button>
        <RemoveAccount account={account} />
      </div>
      {kept !== null && <p className="soft">{kept}</p>}
      {tested === 'running' && <p className="soft">Asking the server what works and what is missing…</p>}
      {tested !== null && tested !== 'running' && <Findings tested={tested} />}
    </div>
  )
}

function Findings({ tested }: { tested: Exclude<Tested, 'running'> }) {
  if ('trouble' in tested) {
    return (
      <Note kind="error" title="It does not work yet.">
        {tested.trouble}
      </Note>
    )
  }
  const { findings } = tested.found
  const hasProblem = findings.some(({ weight }) => weight === 'problem')
  return (
    <Note
      kind={hasProblem ? 'warning' : 'good'}
      title={hasProblem ? 'Some of it does not work.' : 'It works.'}
      {...(!hasProblem && { actions: <Link href={routes.tickets}>See the tickets</Link> })}
    >
      <ul className={styles.findings}>
        {findings.map(({ weight, sentence }) => (
          <li key={sentence}>{weight === 'problem' ? <strong>{sentence}</strong> : sentence}</li>
        ))}
      </ul>
    </Note>
  )
}
