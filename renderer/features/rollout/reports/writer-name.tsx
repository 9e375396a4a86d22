import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { tellTrouble } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { SettingField } from '../../settings/index.ts'
import styles from './report-form.module.css'

/** Who writes the report: asked in the form where the settings do not know it yet. */
export function WriterName() {
  const { api, reads, writes } = useProgram()
  const settings = useQuery(reads.settings()).data
  // The field stays while it is filled in, and is gone when the form is opened again.
  const [wasKnown] = useState(settings === undefined || settings.verifier.trim() !== '')
  if (wasKnown || !settings) return null
  return (
    <div className={styles.text}>
      <SettingField
        label="Your name"
        stored={settings.verifier}
        onKeep={(verifier) => {
          writes
            .run(() => api.app.changeSettings({ verifier }))
            .catch((error: unknown) => tellTrouble(error, 'Your name was not kept'))
        }}
      />
    </div>
  )
}
