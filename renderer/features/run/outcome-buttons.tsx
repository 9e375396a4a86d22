import { Outcome } from '../../../shared/domain/verification.ts'
import { showKeys } from '../../lib/keys.ts'
import { OutcomeWord, verdictOfOutcome } from '../../ui/outcome-word.tsx'
import styles from './run.module.css'

interface OutcomeButtonsProps {
  readonly outcome: Outcome | null
  readonly disabled: boolean
  readonly onChange: (outcome: Outcome | null) => void
}

/** Two strokes each, so that none happens by a slip: V, then what is meant. */
export const outcomeKeys: Readonly<Record<Outcome, string>> = {
  accepted: 'v p',
  'accepted with issues': 'v i',
  rejected: 'v z',
}

/** The overall verdict. Pressing the chosen one again takes it away. */
export function OutcomeButtons({ outcome, disabled, onChange }: OutcomeButtonsProps) {
  return (
    <fieldset className={styles.verdicts} disabled={disabled}>
      <legend className="unseen">Overall verdict</legend>
      {Outcome.options.map((choice) => (
        <button
          key={choice}
          type="button"
          className={styles.verdict}
          data-verdict={verdictOfOutcome[choice]}
          data-part={choice === 'accepted' ? 'outcome' : undefined}
          aria-pressed={choice === outcome}
          aria-keyshortcuts={outcomeKeys[choice]}
          onClick={() => onChange(choice === outcome ? null : choice)}
        >
          <OutcomeWord outcome={choice} />
          <span className={styles.verdictKey} aria-hidden="true">
            {showKeys(outcomeKeys[choice]).join(' ')}
          </span>
        </button>
      ))}
    </fieldset>
  )
}
