import type { Finding } from '../../../shared/domain/umd-release.ts'
import styles from './releases.module.css'

const kindWords: Readonly<Record<Finding['kind'], string>> = {
  'platforms-missing': 'No platform given',
  'capabilities-missing': 'No capability given',
  'parts-as-text': 'Version parts as text',
  'key-twice': 'Key occurs twice',
  'key-changed': 'Key changed',
  'unknown-product': 'Unknown product',
  'version-mismatch': 'Versions disagree',
  'unreadable-field': 'Field could not be read',
  'not-in-record': 'Not in the record',
}

/** Flaws of the published data and what was made of them, each with its kind in words. */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul className={styles.findings}>
      {findings.map(({ kind, message, product }) => (
        <li key={`${kind} ${product ?? ''} ${message}`}>
          <span className={styles.findingKind}>{kindWords[kind]}</span>
          <span>
            {product && <code>{product}</code>} {message}
          </span>
        </li>
      ))}
    </ul>
  )
}
