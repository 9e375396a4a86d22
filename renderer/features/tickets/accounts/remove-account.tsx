import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { TrackerAccount } from '../../../../shared/domain/tracker-account.ts'
import { useProgram } from '../../../lib/program.tsx'
import styles from '../tickets.module.css'
import { useAct } from '../use-act.ts'

interface AccountProps {
  readonly account: TrackerAccount
}

/** Removing forgets the sign-in, which only its owner can give again: so it asks once. */
export function RemoveAccount({ account }: AccountProps) {
  const [isAsked, setIsAsked] = useState(false)
  if (isAsked) return <Question account={account} onKeep={() => setIsAsked(false)} />
  return (
    <Button variant="default" onClick={() => setIsAsked(true)}>
      Remove
    </Button>
  )
}

function Question({ account: { id, name }, onKeep }: AccountProps & { readonly onKeep: () => void }) {
  const { api } = useProgram()
  const { act, busy } = useAct()
  const keep = useRef<HTMLButtonElement>(null)
  useEffect(() => keep.current?.focus(), [])
  return (
    <div className={styles.row}>
      Its sign-in is forgotten. Its tickets stay, and the same login goes on with them later.
      <Button
        loading={busy}
        onClick={() => void act('Removing the account', () => api.tickets.removeAccount({ id }))}
      >
        Remove {name}
      </Button>
      <Button ref={keep} variant="default" onClick={onKeep}>
        Keep it
      </Button>
    </div>
  )
}
