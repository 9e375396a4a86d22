import { Checkbox } from '@mantine/core'
import type { CriterionDifference } from '../../../shared/domain/differences.ts'
import styles from './catalogue.module.css'
import { WordChanges } from './word-changes.tsx'

interface DifferenceItemProps {
  readonly difference: CriterionDifference
  /** Left out where all of them are taken over or none. */
  readonly choice?: { readonly taken: boolean; readonly onTaken: (taken: boolean) => void }
}

/** A criterion that differs, word by word, with the choice to take it over. */
export function DifferenceItem({ difference: { kind, id, fields }, choice }: DifferenceItemProps) {
  const name = `${kind} ${id}`
  return (
    <li>
      {choice ? (
        <Checkbox
          size="xs"
          label={name}
          checked={choice.taken}
          onChange={(event) => choice.onTaken(event.currentTarget.checked)}
        />
      ) : (
        <strong>{name}</strong>
      )}
      {fields.map(({ field, words }) => (
        <div key={field} className={styles.fieldLine}>
          <span className="soft">{field}:</span> <WordChanges words={words} />
        </div>
      ))}
    </li>
  )
}
