import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ConflictColumns as Columns, Intent } from '../../../../shared/domain/intent.ts'
import { useProgram } from '../../../lib/program.tsx'
import { FieldInput } from '../ticket/field-input.tsx'
import styles from '../tickets.module.css'
import { useAct } from '../use-act.ts'

interface ConflictColumnsProps {
  readonly intent: Pick<Intent, 'id' | 'accountId' | 'ticket'>
  readonly conflict: Columns
}

/** Base, mine and theirs of one field, and one decision. Values no list knows any more stay as they are. */
export function ConflictColumns({ intent: { id, accountId, ticket }, conflict }: ConflictColumnsProps) {
  const { api, reads } = useProgram()
  const { act, busy } = useAct()
  const { field, base, mine, theirs } = conflict
  const [edited, setEdited] = useState([...mine])
  const detail = useQuery({ ...reads.ticket(accountId, ticket ?? ''), enabled: ticket !== null })
  const definition = detail.data?.definitions.find(({ name, on }) => on === 'ticket' && name === field.name)
  const allowed = field.in === 'custom' ? (definition?.detail?.allowed ?? null) : null
  const take = (side: 'mine' | 'theirs' | 'edit', values: string[] = []) =>
    void act('Deciding', () => api.tickets.resolve({ id, take: side, values }))
  return (
    <div className={styles.conflict}>
      <Column title="You saw" values={base} />
      <Column title="Mine" values={mine} />
      <Column title="Theirs" values={theirs} />
      <div className={styles.decide}>
        <Button loading={busy} onClick={() => take('mine')}>
          Take mine
        </Button>
        <Button variant="default" loading={busy} onClick={() => take('theirs')}>
          Leave theirs
        </Button>
        <FieldInput
          name={`Another value for ${field.name}`}
          typed={edited}
          onType={setEdited}
          takesMany={definition?.detail?.takesMany ?? [base, mine, theirs].some(({ length }) => length > 1)}
          allowed={allowed === null ? null : [...new Set([...allowed, ...base, ...mine, ...theirs])]}
          readOnly={false}
        />
        <Button
          variant="default"
          loading={busy}
          disabled={edited.length === 0}
          onClick={() => take('edit', edited)}
        >
          Set this
        </Button>
      </div>
    </div>
  )
}

function Column({ title, values }: { title: string; values: readonly string[] }) {
  return (
    <div>
      <div className="soft">{title}</div>
      {values.length === 0 ? <span className="soft">not set</span> : values.join(', ')}
    </div>
  )
}
