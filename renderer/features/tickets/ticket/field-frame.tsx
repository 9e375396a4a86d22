import { Button } from '@mantine/core'
import { useRef, type ReactNode } from 'react'
import type { TicketDetail } from '../../../../shared/contract/tickets.ts'
import { valuesAt } from '../../../../shared/domain/apply-intent.ts'
import { nameOfField, wordsOfValues } from '../../../../shared/domain/field-words.ts'
import type { FieldChange, FieldRef } from '../../../../shared/domain/intent.ts'
import { useProgram } from '../../../lib/program.tsx'
import styles from '../tickets.module.css'
import { useAct } from '../use-act.ts'
import { isSame, type Typed } from './use-typed.ts'

interface FieldFrameProps {
  readonly detail: TicketDetail
  readonly field: FieldRef
  readonly typed: Pick<Typed, 'isOvertaken' | 'giveUp'> & { readonly keep: () => void }
  /** null while there is nothing to queue. */
  readonly change: FieldChange | null
  readonly children: ReactNode
}

/** The input of one field with its button, which the Enter key presses, and what the server still holds. */
export function FieldFrame({ detail: { shown, server }, field, typed, change, children }: FieldFrameProps) {
  const { api } = useProgram()
  const { queue, busy } = useAct()
  const form = useRef<HTMLFormElement>(null)
  const name = nameOfField(field)
  const here = valuesAt(shown, field)
  const there = valuesAt(server, field)
  const { accountId, number } = shown
  async function keep(): Promise<void> {
    if (change === null) return
    const isDone = await queue(`Setting ${name}`, () =>
      api.tickets.change({ accountId, number, changes: [change] }),
    )
    if (!isDone) return
    typed.keep()
    // The keys of the screen act again; Tab still goes on from here.
    form.current?.querySelector<HTMLElement>(':focus')?.blur()
  }
  return (
    // Escape in the input gives up what was typed.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      ref={form}
      className={styles.field}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        typed.giveUp()
        form.current?.querySelector<HTMLElement>(':focus')?.blur()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      {children}
      {change !== null && (
        <Button type="submit" variant="default" loading={busy}>
          Set
        </Button>
      )}
      {typed.isOvertaken && (
        <span className={styles.overtaken}>
          Meanwhile it became {wordsOfValues(field, here)}; you will be asked which one stays.
        </span>
      )}
      {!isSame(here, there) && (
        <span className={styles.pending}>On its way; the server holds {wordsOfValues(field, there)}.</span>
      )}
    </form>
  )
}
