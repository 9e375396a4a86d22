import { Button, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { formatBytes } from '../../lib/format.ts'
import { useHeldText } from '../../lib/held-text.ts'
import { tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import styles from './evidence.module.css'

interface Running {
  readonly bytes: number
  readonly tail: string
}

/** Runs a command, here or on a testbed machine, and keeps what it writes as evidence. */
export function RecordForm({ workId, at }: { workId: string; at: string }) {
  const { api, queries } = useProgram()
  const [commandLine, setCommandLine] = useHeldText('command')
  const [host, setHost] = useHeldText('host')
  const [running, setRunning] = useState<Running | null>(null)
  const recording = useRef<string | null>(null)
  const leaving = useRef<AbortController | null>(null)
  // Leaving the row stops the command; what it wrote is kept.
  useEffect(() => () => leaving.current?.abort(), [])

  async function run(): Promise<void> {
    const control = new AbortController()
    leaving.current = control
    setRunning({ bytes: 0, tail: '' })
    try {
      const input = {
        workId,
        place: at,
        commandLine,
        host: host.trim() === '' ? null : host.trim(),
      }
      for await (const { recordingId, bytes, tail } of await api.evidence.record(input, {
        signal: control.signal,
      })) {
        recording.current = recordingId
        setRunning({ bytes, tail })
      }
      setCommandLine('')
    } catch (error) {
      if (!control.signal.aborted) tellTrouble(error, 'The command was not recorded')
    } finally {
      leaving.current = null
      setRunning(null)
      void queries.invalidateQueries({ queryKey: ['verifications', 'evidence', workId] })
    }
  }

  async function stop(): Promise<void> {
    if (recording.current === null) return
    try {
      await api.evidence.stopRecording({ recordingId: recording.current })
    } catch (error) {
      tellTrouble(error, 'Stopping')
    }
  }

  return (
    <form
      className={styles.record}
      onSubmit={(event) => {
        event.preventDefault()
        void run()
      }}
    >
      <TextInput
        size="xs"
        className={styles.grow}
        aria-label="Command to record"
        placeholder="Command to record, run as typed without a shell"
        value={commandLine}
        disabled={running !== null}
        onChange={(event) => setCommandLine(event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        className={styles.host}
        aria-label="Machine for ssh; empty for this one"
        placeholder="this machine"
        value={host}
        disabled={running !== null}
        onChange={(event) => setHost(event.currentTarget.value)}
      />
      {running === null ? (
        <Button size="xs" variant="default" type="submit" disabled={commandLine.trim() === ''}>
          Record
        </Button>
      ) : (
        <Button size="xs" variant="default" onClick={() => void stop()}>
          Stop
        </Button>
      )}
      {running !== null && (
        <output className={styles.running}>
          <span className="soft">Running, {formatBytes(running.bytes)} written</span>
          {running.tail !== '' && <pre className={styles.text}>{running.tail}</pre>}
        </output>
      )}
    </form>
  )
}
