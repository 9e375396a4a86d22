import type { RecordTexts } from '../../../shared/domain/umd-release.ts'
import styles from './releases.module.css'

const textNames: Readonly<Record<keyof RecordTexts, string>> = {
  description: 'Description',
  releaseNotes: 'Release notes',
  installationNotes: 'Installation notes',
  knownIssues: 'Known issues',
  changeLog: 'Change log',
  additionalDetails: 'Additional details',
}

const textOrder = Object.keys(textNames) as readonly (keyof RecordTexts)[]

export function hasTexts(texts: RecordTexts): boolean {
  return textOrder.some((name) => texts[name] !== '')
}

/** The texts of a published record as plain text, as they stand. */
export function RecordTextList({ texts, none }: { texts: RecordTexts; none: string }) {
  if (!hasTexts(texts)) return <p className="soft">{none}</p>
  return (
    <div className={styles.texts}>
      {textOrder
        .filter((name) => texts[name] !== '')
        .map((name) => (
          <details key={name} open={name === 'releaseNotes'}>
            <summary>{textNames[name]}</summary>
            <pre className={styles.recordText}>{texts[name]}</pre>
          </details>
        ))}
    </div>
  )
}
