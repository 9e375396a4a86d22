import { Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { DraftHandle } from '../../lib/use-draft.ts'
import { DraftConflict } from './draft-conflict.tsx'
import { DraftStateWords } from './draft-state-words.tsx'
import { maskPaste } from './mask-paste.ts'
import { SecretNote } from './secret-note.tsx'
import styles from './draft.module.css'

interface DraftAreaProps {
  readonly label: string
  readonly hint?: string
  /** Its name in the position of the run. */
  readonly field: string
  readonly draft: DraftHandle
  readonly readOnly: boolean
  readonly minRows?: number
  /** One line only. */
  readonly single?: boolean
  readonly error?: string | undefined
  readonly beside?: ReactNode
}

/** A text that keeps itself, and says beside its name whether it is kept. */
export function DraftArea(props: DraftAreaProps) {
  const { label, hint, field, draft, readOnly, minRows = 3, single = false, error, beside } = props
  const shared = {
    'aria-label': label,
    'data-field': field,
    placeholder: readOnly ? '' : (hint ?? ''),
    value: draft.text,
    readOnly,
    error,
    onBlur: draft.flush,
    onPaste: maskPaste,
  }
  return (
    <div className={styles.field}>
      <div className={styles.fieldHead}>
        <span className={styles.fieldName}>{label}</span>
        <DraftStateWords state={draft.state} />
        {beside}
      </div>
      {single ? (
        <TextInput {...shared} size="sm" onChange={(event) => draft.type(event.currentTarget.value)} />
      ) : (
        <Textarea
          {...shared}
          rows={minRows}
          classNames={{ input: styles.grows ?? '' }}
          style={{ '--rows': minRows }}
          onChange={(event) => draft.type(event.currentTarget.value)}
        />
      )}
      <SecretNote draft={draft} readOnly={readOnly} />
      {draft.state.kind === 'conflict' && (
        <DraftConflict mine={draft.text} draft={draft} theirs={draft.state.theirs} />
      )}
    </div>
  )
}
