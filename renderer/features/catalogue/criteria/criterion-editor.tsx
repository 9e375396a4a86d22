import { Button, Select, Textarea, TextInput } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { Proposal } from '../../../../shared/contract/catalogue-editing.ts'
import { faultOfReason } from '../../../../shared/domain/criterion-change.ts'
import type { Criterion } from '../../../../shared/domain/criterion.ts'
import type { Capability } from '../../../../shared/domain/product.ts'
import { useCommands } from '../../../lib/commands.tsx'
import { tell } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { KeyHint } from '../../../ui/key-hint.tsx'
import { Note } from '../../../ui/note.tsx'
import { EffectNote } from '../effect-note.tsx'
import { ReasonFields } from '../reason-fields.tsx'
import { useAct } from '../use-act.ts'
import { useEffectPreview } from '../use-effect-preview.ts'
import styles from '../catalogue.module.css'
import { criterionOf, idsOf, type CriterionForm } from './criterion-form.ts'
import { MarkdownField } from './markdown-field.tsx'
import { useUnfinished } from './use-unfinished.ts'

interface CriterionEditorProps {
  readonly qcReleaseId: string
  /** null adds a new one. */
  readonly before: Criterion | null
  readonly capabilities: readonly Capability[]
  readonly documents: readonly string[]
  readonly onDone: () => void
}

/** Every field of a criterion, why it changes, and what that would do, before it is saved. */
export function CriterionEditor(props: CriterionEditorProps) {
  const { qcReleaseId, before, capabilities, documents, onDone } = props
  const { api } = useProgram()
  const { act, busy } = useAct()
  const { edit, set, forget, isRestored } = useUnfinished(qcReleaseId, before)
  const { form, reason } = edit
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const read = criterionOf(form, before)
  const fault = 'fault' in read ? read.fault : faultOfReason(reason)
  const renamed = before !== null && 'criterion' in read && read.criterion.id !== before.id ? [before.id] : []
  const takesOver = [...renamed, ...idsOf(form.takesOver)]
  const input =
    'criterion' in read ? { qcReleaseId, criterion: read.criterion, before, takesOver, reason } : null
  const { effect, error } = useEffectPreview(proposalOf(input))
  const change = (part: Partial<CriterionForm>) => set({ form: { ...form, ...part }, reason })
  async function save(): Promise<void> {
    if (!input || fault !== null) return
    const saved = await act('Saving the criterion', () => api.catalogue.edit.saveCriterion(input))
    if (!saved) return
    forget()
    tell(`${input.criterion.id} was saved.`)
    onDone()
  }
  useCommands([
    {
      id: 'save criterion',
      name: 'Save the criterion',
      group: 'Criterion',
      keys: ['Ctrl+Enter'],
      inFields: true,
      run: () => void save(),
    },
    {
      id: 'leave criterion',
      name: 'Leave the editor; what was typed stays',
      group: 'Criterion',
      keys: ['Escape'],
      inFields: true,
      run: onDone,
    },
  ])
  return (
    <form
      className={styles.editor}
      aria-label={before ? `Edit ${before.id}` : 'New criterion'}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h2>{before ? `Edit ${before.id}` : 'New criterion'}</h2>
      {isRestored && <Note>This edit was not saved yet; it is here as you left it.</Note>}
      <div className={styles.pair}>
        <TextInput
          ref={first}
          label="Identifier"
          value={form.id}
          onChange={(e) => change({ id: e.currentTarget.value })}
        />
        <TextInput
          label="Title"
          value={form.title}
          onChange={(e) => change({ title: e.currentTarget.value })}
        />
      </div>
      <div className={styles.pair}>
        <TextInput
          label="Document"
          list="criteria-documents"
          value={form.document}
          onChange={(e) => change({ document: e.currentTarget.value })}
        />
        <datalist id="criteria-documents">
          {documents.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </datalist>
        <Select
          label="Capability"
          searchable
          data={[
            { value: '', label: 'none: for every product' },
            ...capabilities.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={form.capability}
          onChange={(capability) => change({ capability: capability ?? '' })}
        />
      </div>
      <div className={styles.pair}>
        <Select
          label="Critical"
          data={[
            { value: 'yes', label: 'yes' },
            { value: 'no', label: 'no' },
            { value: 'conditional', label: 'on a condition' },
            { value: 'unknown', label: 'unknown, treated as yes' },
          ]}
          value={form.critical}
          onChange={(critical) => change({ critical: critical ?? 'yes' })}
        />
        <TextInput
          label="Condition"
          disabled={form.critical !== 'conditional'}
          placeholder="for products requiring authentication"
          value={form.condition}
          onChange={(e) => change({ condition: e.currentTarget.value })}
        />
      </div>
      <MarkdownField
        label="Description"
        value={form.description}
        onChange={(description) => change({ description })}
      />
      <MarkdownField label="What to check" value={form.check} onChange={(check) => change({ check })} />
      <MarkdownField label="What to report" value={form.report} onChange={(report) => change({ report })} />
      <Textarea
        label="Related information"
        description="One a line: [name](address), or words"
        autosize
        minRows={1}
        value={form.related}
        onChange={(e) => change({ related: e.currentTarget.value })}
      />
      <div className={styles.pair}>
        <TextInput
          label="Replaces"
          value={form.replaces}
          onChange={(e) => change({ replaces: e.currentTarget.value })}
        />
        <TextInput
          label="Merges these of the draft into it"
          value={form.takesOver}
          onChange={(e) => change({ takesOver: e.currentTarget.value })}
        />
      </div>
      <div className={styles.pair}>
        <Select
          label="Provenance"
          data={['published', 'reconstructed']}
          value={form.provenance}
          onChange={(provenance) =>
            change({ provenance: provenance === 'reconstructed' ? 'reconstructed' : 'published' })
          }
        />
        <TextInput
          label="About its provenance"
          value={form.provenanceNote}
          onChange={(e) => change({ provenanceNote: e.currentTarget.value })}
        />
      </div>
      <ReasonFields reason={reason} onChange={(next) => set({ form, reason: next })} />
      {input && <EffectNote effect={effect} error={error} />}
      <div className={styles.foot}>
        <Button type="submit" disabled={fault !== null || busy} rightSection={<KeyHint keys="Ctrl+Enter" />}>
          Save
        </Button>
        <Button variant="default" onClick={onDone} rightSection={<KeyHint keys="Escape" />}>
          Leave
        </Button>
        <Button
          variant="default"
          onClick={() => {
            forget()
            onDone()
          }}
        >
          Discard
        </Button>
        <output className="soft">{fault}</output>
      </div>
    </form>
  )
}

/** The effect does not depend on the reason: it is shown before one is given. */
function proposalOf(input: Extract<Proposal, { kind: 'save criterion' }>['input'] | null): Proposal | null {
  return (
    input && { kind: 'save criterion', input: { ...input, reason: { ...input.reason, kind: 'editorial' } } }
  )
}
