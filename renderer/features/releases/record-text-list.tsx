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

interface RecordTextListProps {
  readonly texts: RecordTexts
  /** Said when there are none. */
  readonly none: string
  /** Words to be found in them: their line is marked, and its text is open. */
  readonly marked?: string | undefined
}

/** The texts of a published record as plain text, as they stand. */
export function RecordTextList({ texts, none, marked = '' }: RecordTextListProps) {
  if (!hasTexts(texts)) return <p className="soft">{none}</p>
  return (
    <div className={styles.texts}>
      {textOrder
        .filter((name) => texts[name] !== '')
        .map((name) => (
          <details
            key={name}
            open={name === 'releaseNotes' || (marked !== '' && texts[name].includes(marked))}
          >
            <summary>{textNames[name]}</summary>
            <pre className={styles.recordText}>
              <MarkedText text={texts[name]} marked={marked} />
            </pre>
          </details>
        ))}
    </div>
  )
}

function MarkedText({ text, marked }: { readonly text: string; readonly marked: string }) {
  const at = marked === '' ? -1 : text.indexOf(marked)
  if (at < 0) return text
  const from = text.lastIndexOf('\n', at) + 1
  const end = text.indexOf('\n', at)
  const to = end < 0 ? text.length : end
  return (
    <>
      {text.slice(0, from)}
      <mark className={styles.marked}>{text.slice(from, to)}</mark>
      {text.slice(to)}
    </>
  )
}
