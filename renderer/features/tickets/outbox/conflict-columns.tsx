import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef, type ReactNode } from 'react'
import { nameOfField, wordsOfValues } from '../../../../shared/domain/field-words.ts'
import type { ConflictColumns as Columns, Intent } from '../../../../shared/domain/intent.ts'
import { useCommands } from '../../../lib/commands.tsx'
import { formatTime } from '../../../lib/format.ts'
import { useProgram } from '../../../lib/program.tsx'
import { KeyHint } from '../../../ui/key-hint.tsx'
import styles from '../tickets.module.css'
import { useAct } from '../use-act.ts'
import { EditedValue } from './edited-value.tsx'
import { whoChanged } from './who-changed.ts'

interface ConflictColumnsProps {
  readonly intent: Pick<Intent, 'id' | 'accountId' | 'ticket' | 'madeAt'>
  readonly conflict: Columns
  readonly hasKeys: boolean
}

/** Base, mine and theirs of one field, and one decision. */
export function ConflictColumns({ intent, conflict, hasKeys }: ConflictColumnsProps) {
  const { id, accountId, ticket, madeAt } = intent
  const { api, reads } = useProgram()
  const { act, busy } = useAct()
  const box = useRef<HTMLDivElement>(null)
  const { field, base, mine, theirs } = conflict
  const { data: detail } = useQuery({ ...reads.ticket(accountId, ticket ?? ''), enabled: ticket !== null })
  const who = detail && whoChanged(detail, field)
  const take = (side: 'mine' | 'theirs' | 'edit', values: readonly string[] = []) =>
    void act('Deciding', () => api.tickets.resolve({ id, take: side, values: [...values] }))
  const edit = () => box.current?.querySelector<HTMLElement>('form input')?.focus()
  useCommands(
    hasKeys
      ? [
          { id: 'mine', name: 'Take mine', group: 'Decision', keys: ['m'], run: () => take('mine') },
          { id: 'theirs', name: 'Leave theirs', group: 'Decision', keys: ['t'], run: () => take('theirs') },
          { id: 'edit', name: 'Set another value', group: 'Decision', keys: ['e'], run: edit },
        ]
      : [],
  )
  const hint = (keys: string) =>
    hasKeys && { rightSection: <KeyHint keys={keys} />, 'aria-keyshortcuts': keys }
  return (
    <div ref={box} className={styles.conflict}>
      <Column title="You saw">{wordsOfValues(field, base)}</Column>
      <Column title="Mine" under={`wanted ${formatTime(madeAt)}`}>
        {wordsOfValues(field, mine)}
      </Column>
      <Column title="Theirs" under={who && `${who.creator}, ${who.at === null ? '' : formatTime(who.at)}`}>
        {wordsOfValues(field, theirs)}
      </Column>
      <div className={styles.decide}>
        <Button loading={busy} onClick={() => take('mine')} {...hint('m')}>
          Take mine
        </Button>
        <Button variant="default" loading={busy} onClick={() => take('theirs')} {...hint('t')}>
          Leave theirs
        </Button>
        {field.in === 'custom' || detail ? (
          <EditedValue
            label={`Another value for ${nameOfField(field)}`}
            conflict={conflict}
            detail={detail}
            busy={busy}
            hint={hasKeys ? 'e' : null}
            onSet={(values) => take('edit', values)}
          />
        ) : null}
      </div>
    </div>
  )
}

function Column({
  title,
  under,
  children,
}: {
  title: string
  under?: string | undefined
  children: ReactNode
}) {
  return (
    <div>
      <div className="soft">{title}</div>
      <div className={styles.value}>{children}</div>
      {under !== undefined && <div className="soft">{under}</div>}
    </div>
  )
}
