import { Textarea, TextInput } from '@mantine/core'
import { textAt } from '../../../../shared/domain/ea-report-texts.ts'
import { useDraft } from '../../../lib/use-draft.ts'
import { useWrittenReport } from './report-context.tsx'
import styles from './report-form.module.css'
import { TextConflict } from './text-conflict.tsx'

interface ReportTextProps {
  readonly label: string
  readonly place: string
  readonly hint?: string
  /** What stands there when nothing is typed. */
  readonly placeholder?: string | undefined
  readonly kind?: 'line' | 'title' | 'text' | 'date' | 'figure'
  readonly minRows?: number
  /** Narrow fields leave the sentence about what is wrong to the line below them. */
  readonly isNarrow?: boolean
}

/** A text of the report that keeps itself, with what is wrong with it below. */
export function ReportText(props: ReportTextProps) {
  const { label, place, hint, placeholder = '', kind = 'line', minRows = 2, isNarrow = false } = props
  const { detail, tried } = useWrittenReport()
  const { report, revisions, missing } = detail
  const stored = { text: textAt(report.fields, place) ?? '', revision: revisions[place] ?? 0 }
  const draft = useDraft({ of: 'EA report', verification: report.id, at: place }, stored)
  const lacking = missing.find((each) => each.place === place)?.sentence
  const notKept =
    draft.state.kind === 'failed'
      ? 'Not kept yet; it is tried again.'
      : draft.state.kind === 'refused'
        ? `Not kept: ${draft.state.reason}`
        : undefined
  // What is said of the text as kept is not said of one that is still being typed.
  const isJudged = draft.text === stored.text
  const wrong = isJudged && (tried || draft.text.trim() !== '') ? lacking : undefined
  const shared = {
    label,
    'data-place': place,
    placeholder,
    description: hint,
    value: draft.text,
    error: notKept ?? (isNarrow ? wrong !== undefined : wrong),
    onBlur: draft.flush,
  }
  return (
    <div className={styles.text} data-kind={kind}>
      {kind === 'text' ? (
        <Textarea
          {...shared}
          size="xs"
          autosize
          minRows={minRows}
          maxRows={10}
          onChange={(event) => draft.type(event.currentTarget.value)}
        />
      ) : (
        <TextInput
          {...shared}
          type={kind === 'date' ? 'date' : 'text'}
          inputMode={kind === 'figure' ? 'numeric' : undefined}
          onChange={(event) => draft.type(event.currentTarget.value)}
        />
      )}
      {draft.state.kind === 'conflict' && (
        <TextConflict mine={draft.text} theirs={draft.state.theirs} draft={draft} />
      )}
    </div>
  )
}
