import type { Verdict } from '../../../shared/domain/verdict.ts'
import { VerdictShape } from '../../ui/verdict-mark.tsx'
import styles from './run.module.css'
import { verdictKeys } from './use-run-commands.ts'

interface VerdictButtonsProps {
  readonly verdict: Verdict | null
  readonly disabled: boolean
  readonly onChange: (verdict: Verdict | null) => void
}

/** The verdicts side by side, each with its shape, word and key. */
export function VerdictButtons({ verdict, disabled, onChange }: VerdictButtonsProps) {
  return (
    <fieldset className={styles.verdicts} disabled={disabled}>
      <legend className="unseen">Verdict</legend>
      {verdictKeys.map(({ verdict: choice, keys }) => (
        <button
          key={choice ?? 'blank'}
          type="button"
          className={styles.verdict}
          data-verdict={choice ?? 'blank'}
          data-part={choice === 'OK' ? 'verdict' : undefined}
          aria-pressed={choice === verdict}
          aria-keyshortcuts={keys.join(' ')}
          onClick={() => onChange(choice)}
        >
          <VerdictShape verdict={choice} />
          {choice ?? 'blank'}
          <span className={styles.verdictKey} aria-hidden="true">
            {keys[0]}
          </span>
        </button>
      ))}
    </fieldset>
  )
}
