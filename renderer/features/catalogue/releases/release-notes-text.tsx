import type { ReleaseNotes } from '../../../../shared/domain/release-notes.ts'
import { countOf } from '../../../../shared/domain/count-of.ts'
import styles from '../catalogue.module.css'

/** The release notes by the six sources; a source without a change says "None". */
export function ReleaseNotesText({ notes }: { notes: ReleaseNotes }) {
  return (
    <section className={styles.detailBody} aria-label="Release notes">
      <h3>Release notes</h3>
      <p className="soft">
        {countOf(notes.changes, 'change')} of criteria from {countOf(notes.issues, 'issue')}.
      </p>
      {notes.groups.map(({ source, lines }, index) => (
        <div key={source}>
          <h4 className={styles.source}>
            {index + 1}. {source.charAt(0).toUpperCase() + source.slice(1)}
          </h4>
          {lines.length === 0 ? (
            <p className="soft">None</p>
          ) : (
            <ul className={styles.log}>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </section>
  )
}
