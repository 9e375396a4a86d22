import { useQuery } from '@tanstack/react-query'
import { Cloud, CloudAlert, CloudOff } from 'lucide-react'
import { Link } from 'wouter'
import type { SyncStatus } from '../../../shared/contract/tickets.ts'
import { formatTime } from '../../lib/format.ts'
import { useProgram } from '../../lib/program.tsx'
import { routes } from '../../lib/routes.ts'
import styles from './shell.module.css'

/** Whether tickets are in step with their servers, what is on its way, and why it waits. Nothing without an account. */
export function SyncWords() {
  const { reads } = useProgram()
  const { data } = useQuery(reads.syncStatus())
  if (!data || data.accounts.length === 0) return null
  const { kind, words, why } = describeSync(data)
  const Sign = { good: Cloud, waiting: CloudOff, person: CloudAlert }[kind]
  return (
    <Link href={routes.outbox} className={styles.sync} data-kind={kind} title={why}>
      <Sign size={13} aria-hidden="true" /> {words}
    </Link>
  )
}

export function describeSync({ accounts, intents }: SyncStatus): {
  readonly kind: 'good' | 'waiting' | 'person'
  readonly words: string
  readonly why: string
} {
  const failing = accounts.find(({ lastFailure }) => lastFailure !== null)
  const fetching = accounts.find((account) => account.fetching !== null)
  const count = (...states: string[]) => states.reduce((sum, state) => sum + (intents[state] ?? 0), 0)
  const decide = count('conflict', 'refused')
  const queued = count('queued', 'sending', 'sent', 'uncertain')
  const parts = [
    failing?.lastFailure ? failureWords(failing.lastFailure.kind) : 'Online',
    ...(failing || !fetching?.fetching ? [] : [`fetching ${fetching.fetching}`]),
    ...(queued > 0 ? [`${String(queued)} queued`] : []),
    ...(decide > 0 ? [`${String(decide)} to decide`] : []),
  ]
  const last = accounts
    .map(
      ({ name, lastSuccess }) => `${name}: last success ${lastSuccess ? formatTime(lastSuccess) : 'never'}`,
    )
    .join('; ')
  return {
    kind: decide > 0 ? 'person' : failing ? 'waiting' : 'good',
    words: parts.join(' · '),
    why: failing?.lastFailure ? `${failing.lastFailure.message} ${last}` : last,
  }
}

function failureWords(kind: string): string {
  if (kind === 'offline' || kind === 'lost') return 'Offline'
  return kind === 'unauthorised' ? 'Sign in again' : 'Not in step'
}
