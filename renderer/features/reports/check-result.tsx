import type { FileCheck } from '../../../shared/domain/file-check.ts'
import { Note } from '../../ui/note.tsx'
import { Section } from '../../ui/page.tsx'
import styles from './reports.module.css'

/** What came out of checking one file: the verdict first, then everything that was looked at. */
export function CheckResult({ name, check }: { name: string; check: FileCheck }) {
  return (
    <Section title={`Check of ${name}`}>
      <Note
        kind={check.ok ? 'good' : 'error'}
        title={check.ok ? 'The file is as it was made.' : 'The file is not as it was made.'}
      >
        {check.title}
      </Note>
      <Sentences title="Problems" sentences={check.problems} />
      <Sentences title="What holds" sentences={check.checked} />
      <Sentences title="To know" sentences={check.notes} />
      <p className="soft">
        SHA-256 <code className={styles.digest}>{check.digest}</code>
      </p>
    </Section>
  )
}

function Sentences({ title, sentences }: { title: string; sentences: readonly string[] }) {
  if (sentences.length === 0) return null
  return (
    <>
      <h3 className={styles.small}>{title}</h3>
      <ul className={styles.sentences}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  )
}
