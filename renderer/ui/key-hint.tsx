import { Kbd } from '@mantine/core'
import { showKeys } from '../lib/keys.ts'
import styles from './key-hint.module.css'

/** A key beside the action it does. Hidden from screen readers, which hear it from `aria-keyshortcuts`. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span className={styles.keys} aria-hidden="true">
      {showKeys(keys).map((key) => (
        <Kbd key={key} className={styles.key}>
          {key}
        </Kbd>
      ))}
    </span>
  )
}
