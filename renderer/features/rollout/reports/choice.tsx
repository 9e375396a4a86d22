import { useId, useState } from 'react'
import styles from './report-form.module.css'

interface ChoiceProps<Value extends string> {
  readonly label: string
  /** The question in the report, for the list of what is missing. */
  readonly place: string
  readonly options: readonly { readonly value: Value; readonly label: string; readonly tone?: string }[]
  readonly value: Value | null
  readonly error?: string | undefined
  /** Answers whether it was kept. */
  readonly onChoose: (value: Value) => Promise<boolean>
}

/** A few answers side by side of which one is chosen, by mouse, by arrow keys or by the blank. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, place, options, value, error, onChoose } = props
  // Shown at once; what was kept is shown as soon as it is read again, or when it could not be kept.
  const [chosen, setChosen] = useState<Value | null>(null)
  if (chosen !== null && chosen === value) setChosen(null)
  const shown = chosen ?? value
  async function choose(next: Value): Promise<void> {
    setChosen(next)
    if (!(await onChoose(next))) setChosen(null)
  }
  const name = useId()
  const wrong = useId()
  return (
    <fieldset className={styles.choice} aria-describedby={error === undefined ? undefined : wrong}>
      <legend>{label}</legend>
      <div className={styles.options}>
        {options.map((option, index) => (
          <label key={option.value} className={styles.option} data-tone={option.tone}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === shown}
              data-place={index === 0 ? place : undefined}
              onChange={() => void choose(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
      {error !== undefined && (
        <p id={wrong} className={styles.wrong}>
          {error}
        </p>
      )}
    </fieldset>
  )
}
