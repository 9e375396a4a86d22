import { Button } from '@mantine/core'
import { useCommands } from '../../../lib/commands.tsx'
import { KeyHint } from '../../../ui/key-hint.tsx'
import { Note } from '../../../ui/note.tsx'
import styles from '../catalogue.module.css'

/** What became of files that were taken in. */
export interface Imported {
  readonly title: string
  /** What was in them and was not taken over, in words. */
  readonly notes: readonly string[]
  /** Where it went. */
  readonly qcReleaseId: string
}

/** Stays until it is closed: what was left out can be read in peace. */
export function ImportResult(props: { imported: Imported; onShow: () => void; onDone: () => void }) {
  const { imported, onShow, onDone } = props
  useCommands([
    { id: 'close import', name: 'Close the result', group: 'QC release', keys: ['Escape'], run: onDone },
    {
      id: 'show import',
      name: `Criteria of ${imported.qcReleaseId}`,
      group: 'QC release',
      keys: ['o'],
      run: onShow,
    },
  ])
  return (
    <section className={styles.editor} aria-label="Result of the import">
      <h2>Taken in</h2>
      <Note kind={imported.notes.length > 0 ? 'warning' : 'good'} title={imported.title}>
        {imported.notes.length > 0 && (
          <ul className={styles.log}>
            {imported.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </Note>
      <div className={styles.foot}>
        <Button rightSection={<KeyHint keys="o" />} onClick={onShow}>
          Criteria of {imported.qcReleaseId}
        </Button>
        <Button variant="default" rightSection={<KeyHint keys="Escape" />} onClick={onDone}>
          Close
        </Button>
      </div>
    </section>
  )
}
