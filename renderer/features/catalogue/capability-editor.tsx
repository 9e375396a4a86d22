import { Button, Checkbox, Textarea, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Capability } from '../../../shared/domain/product.ts'
import { useCommands } from '../../lib/commands.tsx'
import { tell } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import styles from './catalogue.module.css'
import { useAct } from './use-act.ts'

/** A capability: what products may provide, and the criteria document that covers it. */
export function CapabilityEditor({ before, onDone }: { before: Capability | null; onDone: () => void }) {
  const { api } = useProgram()
  const { act, busy } = useAct()
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const [form, setForm] = useState<Capability>(before ?? emptyCapability)
  const set = (part: Partial<Capability>) => setForm({ ...form, ...part })
  const fault = faultOf(form)
  async function save(): Promise<void> {
    if (fault !== null) return
    const done = await act('Saving the capability', () =>
      api.catalogue.edit.saveCapability({ before, after: form }),
    )
    if (!done) return
    tell(`${form.name} was saved.`)
    onDone()
  }
  useCommands([
    {
      id: 'save capability',
      name: 'Save the capability',
      group: 'Capability',
      keys: ['Ctrl+Enter'],
      inFields: true,
      run: () => void save(),
    },
    {
      id: 'leave capability',
      name: 'Leave the editor',
      group: 'Capability',
      keys: ['Escape'],
      inFields: true,
      run: onDone,
    },
  ])
  return (
    <form
      className={styles.editor}
      aria-label={before ? `Edit ${before.name}` : 'New capability'}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h2>{before ? `Edit ${before.name}` : 'New capability'}</h2>
      <div className={styles.pair}>
        <TextInput
          label="Identifier"
          placeholder="job-execution"
          disabled={before !== null}
          ref={before ? undefined : first}
          value={form.id}
          onChange={(event) => set({ id: event.currentTarget.value.trim() })}
        />
        <TextInput
          label="Name"
          ref={before ? first : undefined}
          value={form.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
      </div>
      <div className={styles.pair}>
        <TextInput
          label="Document"
          value={form.document}
          onChange={(event) => set({ document: event.currentTarget.value })}
        />
        <TextInput
          label="Reference implementation"
          value={form.referenceImplementation ?? ''}
          onChange={(event) => set({ referenceImplementation: event.currentTarget.value || null })}
        />
      </div>
      <Checkbox
        size="xs"
        label="In the UMD roadmap"
        checked={form.inRoadmap}
        onChange={(event) => set({ inRoadmap: event.currentTarget.checked })}
      />
      <Textarea
        label="Purpose"
        autosize
        minRows={2}
        value={form.purpose}
        onChange={(event) => set({ purpose: event.currentTarget.value })}
      />
      <TextInput
        label="Source"
        value={form.source}
        onChange={(event) => set({ source: event.currentTarget.value })}
      />
      <div className={styles.foot}>
        <Button type="submit" disabled={fault !== null || busy} rightSection={<KeyHint keys="Ctrl+Enter" />}>
          Save
        </Button>
        <Button variant="default" onClick={onDone} rightSection={<KeyHint keys="Escape" />}>
          Leave
        </Button>
        <output className="soft">{fault}</output>
      </div>
    </form>
  )
}

const emptyCapability: Capability = {
  id: '',
  name: '',
  document: 'Generic',
  referenceImplementation: null,
  inRoadmap: true,
  purpose: '',
  source: '',
}

function faultOf({ id, name, document }: Capability): string | null {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
    return 'An identifier is small letters and hyphens, such as job-execution.'
  if (name.trim() === '' || document.trim() === '') return 'Give it a name and a document.'
  return null
}
