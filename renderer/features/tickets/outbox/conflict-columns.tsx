import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ConflictColumns as Columns } from '../../../../shared/domain/intent.ts'
import { useProgram } from '../../../lib/program.tsx'
import styles from '../tickets.module.css'
import { useAct } from '../use-act.ts'

/** Base, mine and theirs of one field, and one decision. */
export function ConflictColumns({ id, conflict }: { id: string; conflict: Columns }) {
  const { api } = useProgram()
  const { act, busy } = useAct()
  const [edited, setEdited] = useState(conflict.mine.join(', '))
  const take = (side: 'mine' | 'theirs' | 'edit', values: string[] = []) =>
    void act('Deciding', () => api.tickets.resolve({ id, take: side, values }))
  return (
    <div className={styles.conflict}>
      <Column title="You saw" values={conflict.base} />
      <Column title="Mine" values={conflict.mine} />
      <Column title="Theirs" values={conflict.theirs} />
      <div className={styles.decide}>
        <Button loading={busy} onClick={() => take('mine')}>
          Take mine
        </Button>
        <Button variant="default" loading={busy} onClick={() => take('theirs')}>
          Leave theirs
        </Button>
        <TextInput
          aria-label={`Another value for ${conflict.field.name}`}
          value={edited}
          onChange={(event) => setEdited(event.currentTarget.value)}
        />
        <Button
          variant="default"
          loading={busy}
          disabled={edited.trim() === ''}
          onClick={() =>
            take(
              'edit',
              edited
                .split(',')
                .map((value) => value.trim())
                .filter((value) => value !== ''),
            )
          }
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
