import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CheckReport } from '../../../shared/contract/maintenance.ts'
import { useCommands } from '../../lib/commands.tsx'
import { formatBytes } from '../../lib/format.ts'
import { tell, tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { Note } from '../../ui/note.tsx'
import { Section } from '../../ui/page.tsx'
import styles from './settings.module.css'

/** A backup now, and a look whether the data is sound. */
export function DataCare() {
  const { api } = useProgram()
  const [busy, setBusy] = useState<'backup' | 'check' | null>(null)
  const [report, setReport] = useState<CheckReport | null>(null)

  async function work(kind: 'backup' | 'check'): Promise<void> {
    setBusy(kind)
    try {
      if (kind === 'check') setReport(await api.maintenance.check({}))
      else {
        const { path, bytes } = await api.maintenance.backup({})
        tell(`A verified copy of ${formatBytes(bytes)} lies at ${path}.`)
      }
    } catch (error) {
      tellTrouble(error, kind === 'check' ? 'Checking the data' : 'Making a backup')
    } finally {
      setBusy(null)
    }
  }

  useCommands([
    { id: 'backup', name: 'Make a backup now', group: 'Settings', run: () => void work('backup') },
    { id: 'check', name: 'Check the data', group: 'Settings', run: () => void work('check') },
  ])
  return (
    <Section title="Data">
      <p className="soft">
        A verified backup is made every day and before each change of the database's form.
      </p>
      <div className={styles.buttons}>
        <Button variant="default" loading={busy === 'backup'} onClick={() => void work('backup')}>
          Make a backup now
        </Button>
        <Button variant="default" loading={busy === 'check'} onClick={() => void work('check')}>
          Check the data
        </Button>
      </div>
      {report && (
        <Note
          kind={report.ok ? 'good' : 'error'}
          title={report.ok ? 'The data is sound.' : 'Something is wrong with the data.'}
        >
          <ul className={styles.report}>
            {[...report.problems, ...report.checked].map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Note>
      )}
    </Section>
  )
}
