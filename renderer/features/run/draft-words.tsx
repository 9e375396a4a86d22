import { Textarea, TextInput } from '@mantine/core'
import type { DraftHandle } from '../../lib/use-draft.ts'
import { DraftConflict } from './draft-conflict.tsx'
import { DraftStateWords } from './draft-state-words.tsx'
import { maskPaste } from './mask-paste.ts'
import { SecretNote } from './secret-note.tsx'
import styles from './issues.module.css'
import drafts from './draft.module.css'

interface DraftWordsProps {
  readonly label: string
  /** Stands in the empty field in place of a label above it. */
  readonly hint?: string
  /** Its name in the position of the run. */
  readonly field: string
  readonly draft: DraftHandle
  readonly readOnly: boolean
  readonly many?: boolean
  readonly error?: string | undefined
}

/** A small text that keeps itself, inside a form of several. */
export function DraftWords({ label, hint, field, draft, readOnly, many = false, error }: DraftWordsProps) {
  const shared = {
    size: 'xs',
    label: hint === undefined ? label : undefined,
    'aria-label': label,
    'data-field': field,
    placeholder: readOnly ? '' : (hint ?? ''),
    value: draft.text,
    readOnly,
    error,
    onBlur: draft.flush,
    onPaste: maskPaste,
  } as const
  return (
    <div className={styles.grow}>
      {many ? (
        <Textarea
          {...shared}
          rows={2}
          classNames={{ input: drafts.grows ?? '' }}
          style={{ '--rows': 2 }}
          onChange={(event) => draft.type(event.currentTarget.value)}
        />
      ) : (
        <TextInput {...shared} onChange={(event) => draft.type(event.currentTarget.value)} />
      )}
      <DraftStateWords state={draft.state} />
      <SecretNote draft={draft} readOnly={readOnly} />
      {draft.state.kind === 'conflict' && (
        <DraftConflict mine={draft.text} draft={draft} theirs={draft.state.theirs} />
      )}
    </div>
  )
}
