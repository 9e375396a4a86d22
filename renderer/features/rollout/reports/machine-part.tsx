import { Button, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { fingerprintCommand } from '../../../../shared/domain/machine-state.ts'
import { countOf } from '../../../../shared/domain/count-of.ts'
import { formatTime } from '../../../lib/format.ts'
import { tellTrouble } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { useWrittenReport } from './report-context.tsx'
import styles from './report-form.module.css'

/** Reads what is installed by a recorded command, here or over ssh: the machine says what nobody has to type. */
export function MachinePart() {
  const { api, writes } = useProgram()
  const { detail } = useWrittenReport()
  const { id, fields } = detail.report
  const { machine } = fields
  const [host, setHost] = useState('')
  const [isRunning, setRunning] = useState(false)
  const leaving = useRef<AbortController | null>(null)
  // Leaving the screen stops the command; what it wrote is kept.
  useEffect(() => () => leaving.current?.abort(), [])

  async function read(): Promise<void> {
    const control = new AbortController()
    leaving.current = control
    setRunning(true)
    try {
      const input = { id, host: host.trim() === '' ? null : host.trim() }
      const work = await api.eaReports.readMachine(input, { signal: control.signal })
      for await (const _ of work);
    } catch (error) {
      if (!control.signal.aborted) tellTrouble(error, 'The machine was not read')
    } finally {
      setRunning(false)
    }
  }

  async function forget(): Promise<void> {
    try {
      await writes.run(() => api.eaReports.forgetMachine({ id }))
    } catch (error) {
      tellTrouble(error, 'The machine stays in the report')
    }
  }

  return (
    <details className={styles.more}>
      <summary>
        {machine === null
          ? 'Read from the machine what is installed'
          : `${machine.machine}: ${machine.operatingSystem}`}
      </summary>
      {machine !== null && (
        <p className="soft">
          {countOf(machine.packageCount, 'package')}, read {formatTime(machine.takenAt)}
          {machine.packages.length > 0 &&
            `; of this product: ${machine.packages
              .slice(0, 6)
              .map(({ name, version }) => `${name} ${version}`)
              .join(', ')}`}
        </p>
      )}
      <div className={styles.line}>
        <TextInput
          className={styles.machine}
          label="Which machine"
          placeholder="empty for this one, or host.example.org by ssh"
          value={host}
          disabled={isRunning}
          onChange={(event) => setHost(event.currentTarget.value)}
        />
        {isRunning ? (
          <Button variant="default" onClick={() => leaving.current?.abort()}>
            Stop
          </Button>
        ) : (
          <Button variant="default" onClick={() => void read()}>
            {machine === null ? 'Read it' : 'Read again'}
          </Button>
        )}
        {machine !== null && !isRunning && (
          <Button variant="subtle" onClick={() => void forget()}>
            Leave it out
          </Button>
        )}
      </div>
      {machine !== null && (
        <p className="soft">
          Another one was meant? Read that, or leave it out. What this one said stays in the evidence until
          you take it away there.
        </p>
      )}
      <details className={styles.more}>
        <summary>The command it runs; it changes nothing</summary>
        <pre className={styles.command}>{fingerprintCommand}</pre>
      </details>
    </details>
  )
}
