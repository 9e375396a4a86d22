import { Select, Textarea, TextInput } from '@mantine/core'
import {
  ChangeKind,
  type ChangeReason,
  ChangeSource,
  faultOfReason,
} from '../../../shared/domain/criterion-change.ts'
import styles from './catalogue.module.css'
import type { FormFault } from './item-form.tsx'

/** A reason as far as it has been given: source and kind are chosen by a person, never by default. */
export type ReasonDraft = Omit<ChangeReason, 'source' | 'kind'> & {
  readonly source: ChangeSource | null
  readonly kind: ChangeKind | null
}

export const emptyReason: ReasonDraft = { source: null, link: '', kind: null, note: '' }

/** For a look at the effect, which does not depend on the reason. */
export const anyReason: ChangeReason = {
  source: 'operations requirement',
  link: '',
  kind: 'editorial',
  note: '',
}

/** The reason once it is complete, or what is missing. */
export function reasonOf({
  source,
  kind,
  ...rest
}: ReasonDraft): { readonly reason: ChangeReason } | { readonly fault: FormFault } {
  if (source === null)
    return { fault: { field: 'source', words: 'Choose which of the six sources the change comes from.' } }
  if (kind === null)
    return { fault: { field: 'kind', words: 'Say whether it is editorial, clarifying or substantive.' } }
  const reason = { ...rest, source, kind }
  const words = faultOfReason(reason)
  return words === null ? { reason } : { fault: { field: 'link', words } }
}

export const kindMeanings: Readonly<Record<ChangeKind, string>> = {
  editorial: 'Words only: verdicts on the old text stay good.',
  clarifying: 'The same demand, better told.',
  substantive: 'What passes may differ: verdicts on the old text cannot stand for it.',
}

interface ReasonFieldsProps {
  readonly reason: ReasonDraft
  readonly onChange: (reason: ReasonDraft) => void
  readonly errorOf: (field: string) => string | undefined
}

/** Why something changes: one of the six sources, the ticket behind it, and what kind of change it is. */
export function ReasonFields({ reason, onChange, errorOf }: ReasonFieldsProps) {
  return (
    <fieldset className={styles.reason}>
      <legend>Why it changes</legend>
      <div className={styles.pair}>
        <Select
          label="Source of the change"
          data-field="source"
          placeholder="One of six"
          error={errorOf('source')}
          data={ChangeSource.options}
          value={reason.source}
          onChange={(source) => onChange({ ...reason, source })}
        />
        <TextInput
          label="Ticket or document"
          data-field="link"
          placeholder="RT #1378 or an address"
          error={errorOf('link')}
          value={reason.link}
          onChange={(event) => onChange({ ...reason, link: event.currentTarget.value })}
        />
      </div>
      <Select
        label="Kind of change"
        data-field="kind"
        placeholder="Decides whether earlier verdicts stand"
        description={reason.kind === null ? undefined : kindMeanings[reason.kind]}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        error={errorOf('kind')}
        data={ChangeKind.options}
        value={reason.kind}
        onChange={(kind) => onChange({ ...reason, kind })}
      />
      <Textarea
        label="Note for the release notes"
        autosize
        minRows={1}
        value={reason.note}
        onChange={(event) => onChange({ ...reason, note: event.currentTarget.value })}
      />
    </fieldset>
  )
}
