import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Capability } from '../../../shared/domain/product.ts'
import { tell } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import styles from './catalogue.module.css'
import { ItemForm, type FormFault } from './item-form.tsx'
import { useAct } from '../../lib/use-act.ts'

/** A capability: what products may provide, and the criteria document that covers it. */
export function CapabilityEditor({ before, onDone }: { before: Capability | null; onDone: () => void }) {
  const { api } = useProgram()
  const { act, busy } = useAct()
  const [form, setForm] = useState<Capability>(before ?? emptyCapability)
  const set = (part: Partial<Capability>) => setForm({ ...form, ...part })
  async function save(): Promise<void> {
    const done = await act('Saving the capability', () =>
      api.catalogue.edit.saveCapability({ before, after: form }),
    )
    if (!done) return
    tell(`${form.name} was saved.`)
    onDone()
  }
  return (
    <ItemForm
      title={before ? `Edit ${before.name}` : 'New capability'}
      group="Capabilities"
      save={{ name: 'Save the capability', label: 'Save' }}
      fault={faultOf(form)}
      busy={busy}
      onSave={() => void save()}
      leave={{ name: 'Leave the editor', onLeave: onDone }}
    >
      {(errorOf) => (
        <>
          <div className={styles.pair}>
            <TextInput
              label="Identifier"
              data-field="id"
              placeholder="job-execution"
              disabled={before !== null}
              error={errorOf('id')}
              value={form.id}
              onChange={(event) => set({ id: event.currentTarget.value.trim() })}
            />
            <TextInput
              label="Name"
              data-field="name"
              error={errorOf('name')}
              value={form.name}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
          </div>
          <div className={styles.pair}>
            <TextInput
              label="Document"
              data-field="document"
              error={errorOf('document')}
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
        </>
      )}
    </ItemForm>
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

function faultOf({ id, name, document }: Capability): FormFault | null {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
    return { field: 'id', words: 'An identifier is small letters and hyphens, such as job-execution.' }
  if (name.trim() === '') return { field: 'name', words: 'Give it a name.' }
  if (document.trim() === '') return { field: 'document', words: 'Name the criteria document.' }
  return null
}
