import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import type { TicketDetail } from '../../../../shared/contract/tickets.ts'
import type { FieldChange } from '../../../../shared/domain/intent.ts'
import type { TicketField } from '../../../../shared/domain/mirrored-ticket.ts'
import { useProgram } from '../../../lib/program.tsx'
import styles from '../tickets.module.css'
import { useAct } from '../use-act.ts'
import { FieldInput } from './field-input.tsx'

/** Every field with its value as it will be; what the server holds stands beside it where it differs. */
export function TicketFields({ detail }: { detail: TicketDetail }) {
  const { server } = detail
  if (!server.fieldsKnown) return <p className="soft">The fields of this ticket are on their way.</p>
  return (
    <div>
      <StatusField key={detail.shown.status} detail={detail} />
      {inOrder(detail).map((field) => (
        // A value that changed meanwhile starts the field anew; what is being typed in others stays.
        <Field key={`${field.name} ${field.values.join('\n')}`} field={field} detail={detail} />
      ))}
    </div>
  )
}

/** Those of the process first; the field that carries operation ids is no business of people. */
function inOrder({ shown, account }: TicketDetail): TicketField[] {
  const roles: readonly string[] = Object.values(account.mapping)
  const place = ({ name }: TicketField) => (roles.includes(name) ? roles.indexOf(name) : roles.length)
  return shown.fields
    .filter(({ name }) => name !== account.opIdFields.ticket)
    .toSorted((one, other) => place(one) - place(other))
}

/** The status in the server's own life-cycle; a step it does not allow is refused there, with its words. */
function StatusField({ detail: { shown, server, statuses } }: { detail: TicketDetail }) {
  const { api } = useProgram()
  const { queue, busy } = useAct()
  const [typed, setTyped] = useState(shown.status)
  const { accountId, number } = shown
  const change: FieldChange = {
    kind: 'set',
    field: { in: 'core', name: 'status' },
    base: [shown.status],
    mine: [typed],
  }
  return (
    <div className={styles.field}>
      <Select
        label="Status"
        readOnly={server.gone !== null}
        data={[...new Set([...statuses, shown.status])]}
        value={typed}
        onChange={(chosen) => setTyped(chosen ?? shown.status)}
      />
      {typed !== shown.status && (
        <Button
          variant="default"
          loading={busy}
          onClick={() =>
            void queue('Setting the status', () =>
              api.tickets.change({ accountId, number, changes: [change] }),
            )
          }
        >
          Set
        </Button>
      )}
      {server.status !== shown.status && (
        <span className={styles.pending}>On its way; the server holds {server.status}.</span>
      )}
    </div>
  )
}

function Field({ field, detail }: { field: TicketField; detail: TicketDetail }) {
  const { api } = useProgram()
  const { queue, busy } = useAct()
  const { name, values } = field
  const definition = detail.definitions.find((known) => known.name === name && known.on === 'ticket')?.detail
  const [typed, setTyped] = useState<string[]>(values)
  const onServer = detail.server.fields.find((known) => known.name === name)?.values ?? []
  const isChanged = typed.join('\n') !== values.join('\n')
  const isPending = onServer.join('\n') !== values.join('\n')
  const { accountId, number } = detail.shown
  const keep = () =>
    void queue(`Setting ${name}`, () =>
      api.tickets.change({
        accountId,
        number,
        changes: [changeOf(name, values, typed, definition?.takesMany ?? false)],
      }),
    )
  return (
    <div className={styles.field}>
      <FieldInput
        name={name}
        typed={typed}
        onType={setTyped}
        takesMany={definition?.takesMany ?? values.length > 1}
        allowed={definition?.allowed ?? null}
        readOnly={detail.server.gone !== null}
      />
      {isChanged && (
        <Button variant="default" loading={busy} onClick={keep}>
          Set
        </Button>
      )}
      {isPending && (
        <span className={styles.pending}>
          On its way; the server holds {onServer.length === 0 ? 'nothing' : onServer.join(', ')}.
        </span>
      )}
    </div>
  )
}

/** A field with many values says what to add and remove, so that what others do meanwhile stays. */
function changeOf(name: string, base: string[], mine: string[], takesMany: boolean): FieldChange {
  const field = { in: 'custom' as const, name }
  if (!takesMany) return { kind: 'set', field, base, mine }
  const add = mine.filter((value) => !base.includes(value))
  const remove = base.filter((value) => !mine.includes(value))
  return { kind: 'items', field, add, remove }
}
