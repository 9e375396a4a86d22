import { TextInput } from '@mantine/core'
import type { AccountDraft, FieldMapping } from '../../../../shared/domain/tracker-account.ts'
import { Progress } from '../../../../shared/domain/run-life-cycle.ts'
import { usualValues, type ValueMapping } from '../../../../shared/domain/process-values.ts'
import styles from '../tickets.module.css'

const roles: Readonly<Record<keyof FieldMapping, string>> = {
  rolloutProgress: 'Progress',
  communicationStatus: 'Communication status',
  umdRelease: 'UMD release',
  releaseType: 'Release type',
  hours: 'Hours of effort',
  relatedTickets: 'Related tickets',
  eaTeams: 'Early adopter teams',
  platform: 'Platform',
  stack: 'Stack',
}

const roleNames = Object.keys(roles) as (keyof FieldMapping)[]

/** Fields a site may do without. */
const optional: ReadonlySet<keyof FieldMapping> = new Set(['platform', 'stack'])

interface ProcessNamesProps {
  readonly draft: AccountDraft
  readonly set: (part: Partial<AccountDraft>) => void
}

/** What this site calls the fields of the process, and the values that steer it. */
export function ProcessNames({ draft, set }: ProcessNamesProps) {
  const values = draft.values ?? usualValues
  const setValues = (part: Partial<ValueMapping>) => set({ values: { ...values, ...part } })
  return (
    <>
      <div className={styles.form}>
        {roleNames.map((role) => (
          <TextInput
            key={role}
            label={`Field: ${roles[role]}`}
            placeholder={optional.has(role) ? 'none: the release records say it' : ''}
            value={draft.mapping[role]}
            onChange={(event) => set({ mapping: { ...draft.mapping, [role]: event.currentTarget.value } })}
          />
        ))}
      </div>
      <div className={styles.form}>
        {Progress.options.map((step) => (
          <TextInput
            key={step}
            label={`Value of the progress: ${step}`}
            placeholder="the same"
            value={values.progress[step] ?? ''}
            onChange={(event) => {
              const { [step]: _before, ...others } = values.progress
              const word = event.currentTarget.value
              setValues({ progress: word === '' ? others : { ...others, [step]: word } })
            }}
          />
        ))}
        <TextInput
          label="Status in which a verification may start"
          value={values.open}
          onChange={(event) => setValues({ open: event.currentTarget.value })}
        />
        <TextInput
          label="Communication status that is in order"
          value={values.communicationOk}
          onChange={(event) => setValues({ communicationOk: event.currentTarget.value })}
        />
      </div>
    </>
  )
}
