import { Autocomplete, Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { fingerprintCommand, knownImages } from '../../../shared/domain/machine-state.ts'
import type { Verification } from '../../../shared/domain/verification.ts'
import { countOf } from '../../../shared/domain/count-of.ts'
import { formatTime } from '../../lib/format.ts'
import { tell, tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { Note } from '../../ui/note.tsx'
import { ScrollPane } from '../../ui/scroll-pane.tsx'
import parts from './issues.module.css'
import type { RunAround } from './run-reads.ts'
import styles from './run.module.css'
import type { WorkWrites } from './use-work-writes.ts'

interface TestbedPaneProps {
  readonly verification: Verification
  readonly around: RunAround
  readonly does: WorkWrites
}

/** The machines of the run: what was installed on them, and what changed meanwhile. */
export function TestbedPane({ verification, around, does }: TestbedPaneProps) {
  const { states, otherState } = around.testbed
  return (
    <article aria-label="Testbed">
      <p className={styles.idLine}>
        <span>Read a machine at the start, and again whenever something on it changed</span>
      </p>
      <h2 className={styles.partTitle}>Testbed</h2>
      {otherState.length > 0 && (
        <Note kind="warning" title="Made on another state">
          Packages changed after the verdict of {otherState.join(', ')}.
        </Note>
      )}
      {states.map((state) => (
        <section key={state.id} className={parts.issue} aria-label={state.machine}>
          <p>
            <strong>{state.machine}</strong>
            {state.image !== '' && ` (${state.image})`}, {formatTime(state.takenAt)}
          </p>
          <p className="soft">
            {state.operatingSystem} · {countOf(state.packageCount, 'package')} ·{' '}
            {countOf(state.repositories.length, 'repository', 'repositories')}
          </p>
          {state.changes !== null && (
            <details>
              <summary>
                {state.changes.length === 0
                  ? 'Nothing changed since the state before'
                  : `${countOf(state.changes.length, 'package')} changed since the state before`}
              </summary>
              <ul>
                {state.changes.map(({ name, before, after }) => (
                  <li key={name}>
                    {name}: {before ?? 'not there'} → {after ?? 'gone'}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </section>
      ))}
      {around.testbed.machines.map(({ machine, host }) => (
        <p key={machine} className={parts.line}>
          <span>
            <strong>{machine}</strong> is read by itself when a session begins
            {host === null ? ', on the machine that Proviso runs on' : `, over ssh on ${host}`}.
          </span>
          {verification.state === 'open' && (
            <Button size="compact-xs" variant="default" onClick={() => void does.forgetMachine(machine)}>
              No longer
            </Button>
          )}
        </p>
      ))}
      {verification.state === 'open' && <ReadMachine verificationId={verification.id} />}
      <details>
        <summary>The command that reads a machine</summary>
        <ScrollPane label="The command that reads a machine" className={parts.draft}>
          <pre>{fingerprintCommand}</pre>
        </ScrollPane>
        <p className="soft">It changes nothing. What it answers is kept as evidence of the summary.</p>
      </details>
    </article>
  )
}

function ReadMachine({ verificationId }: { verificationId: string }) {
  const { api, queries } = useProgram()
  const [machine, setMachine] = useState('')
  const [image, setImage] = useState('')
  const [host, setHost] = useState('')
  const [again, setAgain] = useState(true)
  const [reading, setReading] = useState(false)

  async function read(): Promise<void> {
    setReading(true)
    const wanted = {
      verificationId,
      machine: machine.trim() || host.trim() || 'this machine',
      image: image.trim(),
      host: host.trim() === '' ? null : host.trim(),
    }
    try {
      const work = await api.testbed.take(wanted)
      for (;;) {
        const step = await work.next()
        if (!step.done) continue
        tell(`${countOf(step.value.packageCount, 'package')} were read.`)
        break
      }
      if (again) await api.testbed.name(wanted)
    } catch (error) {
      tellTrouble(error, 'The machine was not read')
    } finally {
      setReading(false)
      void queries.invalidateQueries({ queryKey: ['verifications'] })
    }
  }

  return (
    <form
      className={parts.line}
      onSubmit={(event) => {
        event.preventDefault()
        void read()
      }}
    >
      <TextInput
        size="xs"
        label="Name"
        value={machine}
        onChange={(event) => setMachine(event.currentTarget.value)}
      />
      <Autocomplete size="xs" label="Image" data={[...knownImages]} value={image} onChange={setImage} />
      <TextInput
        size="xs"
        label="Machine for ssh"
        placeholder="this machine"
        value={host}
        onChange={(event) => setHost(event.currentTarget.value)}
      />
      <Button size="xs" variant="default" type="submit" loading={reading}>
        Read the machine
      </Button>
      <Checkbox
        size="xs"
        label={`Read ${host.trim() || 'it'} again by itself when a session on this run begins`}
        checked={again}
        onChange={(event) => setAgain(event.currentTarget.checked)}
      />
    </form>
  )
}
