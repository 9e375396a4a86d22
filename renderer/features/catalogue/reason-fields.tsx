import { Select, Textarea, TextInput } from '@mantine/core'
import { ChangeKind, type ChangeReason, ChangeSource } from '../../../shared/domain/criterion-change.ts'
import styles from './catalogue.module.css'

const meanings: Readonly<Record<ChangeKind, string>> = {
  editorial: 'Words only: verdicts on the old text stay good.',
  clarifying: 'The same demand, better told.',
  substantive: 'What passes may differ: verdicts on the old text cannot stand for it.',
}

export const emptyReason: ChangeReason = {
  source: 'operations requirement',
  link: '',
  kind: 'substantive',
  note: '',
}

/** Why something changes: one of the six sources, the ticket behind it, and what kind of change it is. */
export function ReasonFields({
  reason,
  onChange,
}: {
  reason: ChangeReason
  onChange: (reason: ChangeReason) => void
}) {
  return (
    <fieldset className={styles.reason}>
      <legend>Why it changes</legend>
      <div className={styles.pair}>
        <Select
          label="Source of the change"
          data={ChangeSource.options}
          value={reason.source}
          onChange={(source) => source && onChange({ ...reason, source: source })}
        />
        <TextInput
          label="Ticket or document"
          placeholder="RT #1378 or an address"
          value={reason.link}
          onChange={(event) => onChange({ ...reason, link: event.currentTarget.value })}
        />
      </div>
      <Select
        label="Kind of change"
        description={meanings[reason.kind]}
        inputWrapperOrder={['label', 'input', 'description']}
        data={ChangeKind.options}
        value={reason.kind}
        onChange={(kind) => kind && onChange({ ...reason, kind: kind })}
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
