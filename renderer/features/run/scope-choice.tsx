import type { RowDemand } from '../../../shared/domain/scope.ts'
import styles from './run.module.css'

interface ScopeChoiceProps {
  readonly demand: RowDemand
  readonly disabled: boolean
  readonly onMark: (affected: boolean | null) => void
}

const choices = [
  { affected: true, label: 'Affected', key: '+', demand: 'verdict needed' },
  { affected: false, label: 'Not affected', key: '-', demand: 'not affected' },
] as const

/** For a blank row of a minor release: whether the update affects it. Pressing the chosen one again takes it back. */
export function ScopeChoice({ demand, disabled, onMark }: ScopeChoiceProps) {
  return (
    <fieldset className={styles.verdicts} disabled={disabled}>
      <legend className={styles.legend}>This minor release</legend>
      {choices.map((choice) => (
        <button
          key={choice.label}
          type="button"
          className={styles.verdict}
          aria-pressed={choice.demand === demand}
          aria-keyshortcuts={choice.key}
          onClick={() => onMark(choice.demand === demand ? null : choice.affected)}
        >
          {choice.label}
          <span className={styles.verdictKey} aria-hidden="true">
            {choice.key}
          </span>
        </button>
      ))}
    </fieldset>
  )
}
