import type { TicketDetail } from '../../../../shared/contract/tickets.ts'
import type { FieldChange } from '../../../../shared/domain/intent.ts'
import type { TicketField } from '../../../../shared/domain/mirrored-ticket.ts'
import { CoreFields } from './core-fields.tsx'
import { FieldFrame } from './field-frame.tsx'
import { FieldInput } from './field-input.tsx'
import { useTyped } from './use-typed.ts'

/** Every field with its value as it will be; what the server holds stands beside it where it differs. */
export function TicketFields({ detail }: { detail: TicketDetail }) {
  const { server } = detail
  return (
    <div>
      <CoreFields detail={detail} />
      {server.fieldsKnown ? (
        inOrder(detail).map((field) => <Field key={field.name} field={field} detail={detail} />)
      ) : (
        <p className="soft">The other fields of this ticket are on their way.</p>
      )}
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

function Field({ field: { name, values }, detail }: { field: TicketField; detail: TicketDetail }) {
  const typed = useTyped(values)
  const definition = detail.definitions.find((known) => known.name === name && known.on === 'ticket')?.detail
  const takesMany = definition?.takesMany ?? values.length > 1
  return (
    <FieldFrame
      detail={detail}
      field={{ in: 'custom', name }}
      typed={{ ...typed, keep: () => typed.keep(typed.values) }}
      change={typed.isChanged ? changeOf(name, typed.base, typed.values, takesMany) : null}
    >
      <FieldInput
        name={name}
        typed={typed.values}
        onType={typed.type}
        takesMany={takesMany}
        allowed={definition?.allowed ?? null}
        readOnly={detail.server.gone !== null}
      />
    </FieldFrame>
  )
}

/** A field with many values says what to add and remove, so that what others do meanwhile stays. */
function changeOf(
  name: string,
  base: readonly string[],
  mine: readonly string[],
  takesMany: boolean,
): FieldChange {
  const field = { in: 'custom' as const, name }
  if (!takesMany) return { kind: 'set', field, base: [...base], mine: [...mine] }
  const add = mine.filter((value) => !base.includes(value))
  const remove = base.filter((value) => !mine.includes(value))
  return { kind: 'items', field, add, remove }
}
