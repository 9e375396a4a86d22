import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { TicketDetail } from '../../../../shared/contract/tickets.ts'
import type { ConflictColumns } from '../../../../shared/domain/intent.ts'
import { KeyHint } from '../../../ui/key-hint.tsx'
import { readCore, writeCore } from '../ticket/core-values.ts'
import { FieldInput } from '../ticket/field-input.tsx'
import styles from '../tickets.module.css'

interface EditedValueProps {
  readonly label: string
  readonly conflict: ConflictColumns
  readonly detail: TicketDetail | undefined
  readonly busy: boolean
  /** The key that leads into the field; null for none. */
  readonly hint: string | null
  readonly onSet: (values: readonly string[]) => void
}

/** A third value for a field in conflict. Values no list knows any more stay as they are. */
export function EditedValue({ label, conflict, detail, busy, hint, onSet }: EditedValueProps) {
  const { field, base, mine, theirs, stands } = conflict
  const [edited, setEdited] = useState<readonly string[]>(mine)
  const typed = field.in === 'core' && field.name !== 'status' && field.name !== 'owner' ? field.name : null
  const [text, setText] = useState(typed === null ? '' : writeCore(typed, mine))
  const read = typed === null ? { values: edited, problem: null } : readCore(typed, text, stands)
  const definition = detail?.definitions.find(({ name, on }) => on === 'ticket' && name === field.name)
  const listed = field.in === 'custom' ? (definition?.detail?.allowed ?? null) : statusesOf(conflict, detail)
  const canBeEmpty = field.in === 'core' && (field.name === 'due' || field.name === 'owner')
  const isReady = read.problem === null && (read.values.length > 0 || canBeEmpty)
  return (
    <form
      className={styles.row}
      style={{ alignItems: 'end' }}
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) onSet(read.values)
      }}
    >
      {typed === null ? (
        <FieldInput
          name={label}
          typed={edited}
          onType={setEdited}
          takesMany={definition?.detail?.takesMany ?? [base, mine, theirs].some(({ length }) => length > 1)}
          allowed={listed === null ? null : [...new Set([...listed, ...base, ...mine, ...theirs])]}
          readOnly={false}
        />
      ) : (
        <TextInput
          label={label}
          error={read.problem}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <Button
        type="submit"
        variant="default"
        loading={busy}
        disabled={!isReady}
        {...(hint !== null && { rightSection: <KeyHint keys={hint} /> })}
      >
        Set this
      </Button>
    </form>
  )
}

function statusesOf({ field }: ConflictColumns, detail: TicketDetail | undefined): readonly string[] | null {
  return field.in === 'core' && field.name === 'status' ? (detail?.statuses ?? null) : null
}
