import { titleOfPart } from './run-items.ts'
import { useRun } from './run-store.tsx'
import styles from './run.module.css'
import { useRunningCommands } from './use-recording.ts'

/** What still runs at other places of the run than the one that is shown, with the way there. */
export function RunningCommands({ workId }: { readonly workId: string }) {
  const at = useRun((state) => state.at)
  const select = useRun((state) => state.select)
  const elsewhere = useRunningCommands(workId).filter(({ place }) => place !== at)
  if (elsewhere.length === 0) return null
  return (
    <ul className={styles.below} aria-label="Commands that run">
      {elsewhere.map(({ place, commandLine }) => (
        <li key={place}>
          <button type="button" className="cut" onClick={() => select(place)}>
            Running at {titleOfPart(place)}: <code>{commandLine}</code>
          </button>
        </li>
      ))}
    </ul>
  )
}
