import type { WordPart } from '../../../shared/domain/differences.ts'
import styles from './catalogue.module.css'

/** A text with its changed words marked: gone ones struck through, new ones underlined, each on its colour. */
export function WordChanges({ words }: { words: readonly WordPart[] }) {
  return (
    <span className={styles.words}>
      {words.map(({ kind, text }, index) => {
        const key = `${String(index)} ${kind}`
        if (kind === 'removed') return <del key={key}>{text}</del>
        if (kind === 'added') return <ins key={key}>{text}</ins>
        return <span key={key}>{text}</span>
      })}
    </span>
  )
}
