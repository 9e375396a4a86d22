import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { TicketDetail } from '../../../../shared/contract/tickets.ts'
import { valuesAt } from '../../../../shared/domain/apply-intent.ts'
import { nameOfField } from '../../../../shared/domain/field-words.ts'
import type { FieldChange, FieldRef } from '../../../../shared/domain/intent.ts'
import styles from '../tickets.module.css'
import { readCore, writeCore, type TypedCore } from './core-values.ts'
import { FieldFrame } from './field-frame.tsx'
import { useTyped, type Typed } from './use-typed.ts'

/** The fields every ticket has. A kind of server that has no place for one does not show it. */
export function CoreFields({ detail }: { detail: TicketDetail }) {
  const { kind } = detail.account
  return (
    <>
      <div className={styles.pairs}>
        <StatusField detail={detail} />
        <CoreField detail={detail} name="priority" />
        {kind === 'request-tracker' && (
          <>
            <CoreField detail={detail} name="due" />
            <CoreField detail={detail} name="minutesWorked" />
          </>
        )}
      </div>
      <CoreField detail={detail} name="subject" />
    </>
  )
}

/** The status in the server's own life-cycle; a step it does not allow is refused there, with its words. */
function StatusField({ detail }: { detail: TicketDetail }) {
  const { shown, server, statuses } = detail
  const field: FieldRef = { in: 'core', name: 'status' }
  const typed = useTyped([shown.status])
  return (
    <FieldFrame
      detail={detail}
      field={field}
      typed={{ ...typed, keep: () => typed.keep(typed.values) }}
      change={setOf(field, typed, typed.values)}
    >
      <Select
        label={nameOfField(field)}
        readOnly={server.gone !== null}
        allowDeselect={false}
        data={[...new Set([...statuses, shown.status])]}
        value={typed.values[0] ?? null}
        onChange={(chosen) => typed.type(chosen === null ? typed.base : [chosen])}
      />
    </FieldFrame>
  )
}

/** A field that is typed; what is typed is read when it makes sense, and said when it does not. */
function CoreField({ detail, name }: { detail: TicketDetail; name: TypedCore }) {
  const field: FieldRef = { in: 'core', name }
  const typed = useTyped(valuesAt(detail.shown, field))
  const [text, setText] = useState<string | null>(null)
  const read = text === null ? { values: typed.values, problem: null } : readCore(name, text, typed.base)
  const leave = {
    isOvertaken: typed.isOvertaken,
    keep() {
      typed.keep(read.values)
      setText(null)
    },
    giveUp() {
      typed.giveUp()
      setText(null)
    },
  }
  return (
    <FieldFrame
      detail={detail}
      field={field}
      typed={leave}
      change={read.problem === null ? setOf(field, typed, read.values) : null}
    >
      <TextInput
        label={nameOfField(field)}
        readOnly={detail.server.gone !== null}
        placeholder={placeholders[name]}
        error={read.problem}
        value={text ?? writeCore(name, typed.values)}
        onChange={(event) => {
          setText(event.currentTarget.value)
          // From now on the change rests on what stands here.
          typed.type(typed.base)
        }}
      />
    </FieldFrame>
  )
}

const placeholders: Readonly<Record<TypedCore, string>> = {
  subject: '',
  priority: '0',
  due: 'YYYY-MM-DD',
  minutesWorked: '90, 1:30 or +30',
}

function setOf(field: FieldRef, { base }: Typed, mine: readonly string[]): FieldChange | null {
  const isChanged = mine.length !== base.length || mine.some((value, index) => value !== base[index])
  return isChanged ? { kind: 'set', field, base: [...base], mine: [...mine] } : null
}
