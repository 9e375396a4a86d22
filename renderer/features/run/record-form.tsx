import { Button, TextInput } from '@mantine/core'
import { formatBytes } from '../../lib/format.ts'
import { useHeldText } from '../../lib/held-text.ts'
import styles from './evidence.module.css'
import { useRecording } from './use-recording.ts'

/** Runs a command, here or on a testbed machine, and keeps what it writes as evidence. */
export function RecordForm({ workId, at }: { workId: string; at: string }) {
  const [commandLine, setCommandLine] = useHeldText('command')
  const [host, setHost] = useHeldText('host')
  const { running, record, stop } = useRecording(workId, at)

  async function run(): Promise<void> {
    // Free for the next command; what could not be run comes back.
    setCommandLine('')
    const kept = await record({ commandLine, host: host.trim() === '' ? null : host.trim() })
    if (!kept) setCommandLine(commandLine)
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
        placeholder="Run a command and keep its output"
        title="Run as typed: pipes and wildcards need a shell of your own, such as sh -c"
        value={running?.commandLine ?? commandLine}
        disabled={running !== null}
        onChange={(event) => setCommandLine(event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        className={styles.host}
        aria-label="Machine for ssh; empty for this one"
        placeholder="this machine"
        value={running === null ? host : (running.host ?? '')}
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
          <span className="soft">
            Running, {formatBytes(running.bytes)} written. It goes on while you work elsewhere.
          </span>
          {running.tail !== '' && <pre className={styles.text}>{running.tail}</pre>}
        </output>
      )}
    </form>
  )
}
