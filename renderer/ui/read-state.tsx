import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWaiting } from '../lib/commands.tsx'
import { describeTrouble, troubleOf } from '../lib/trouble.ts'
import { Note } from './note.tsx'
import styles from './read-state.module.css'

interface Query<T> {
  readonly data: T | undefined
  readonly error: unknown
  readonly refetch: () => unknown
}

/**
 * Shows what was read; until then a quiet box of the height it will need, or why it could not be read. Keys struck until
 * then are kept for what is read.
 */
export function ReadState<T>({
  query,
  height,
  children,
}: {
  query: Query<T>
  height: number | string
  children: (data: T) => ReactNode
}) {
  useWaiting(query.data === undefined && !query.error)
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <TroubleNote error={query.error} again={() => void query.refetch()} />
  return <div className={styles.waiting} style={{ height }} aria-busy="true" />
}

export function TroubleNote({ error, again }: { error: unknown; again?: () => void }) {
  const { title, text } = describeTrouble(troubleOf(error))
  return (
    <Note
      kind="error"
      title={title}
      actions={
        again && (
          <Button variant="default" onClick={again}>
            Read again
          </Button>
        )
      }
    >
      {text}
    </Note>
  )
}
