import { Button, Select, Textarea, TextInput } from '@mantine/core'
import type { Criterion } from '../../../../shared/domain/criterion.ts'
import type { Capability } from '../../../../shared/domain/product.ts'
import { tell } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { Note } from '../../../ui/note.tsx'
import { EffectNote, effectLine } from '../effect-note.tsx'
import { ItemForm } from '../item-form.tsx'
import { anyReason, ReasonFields, reasonOf } from '../reason-fields.tsx'
import { useAct } from '../../../lib/use-act.ts'
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
  const read = criterionOf(form, before)
  const given = reasonOf(reason)
  const criterion = 'criterion' in read ? read.criterion : null
  const renamed = before !== null && criterion && criterion.id !== before.id ? [before.id] : []
  const takesOver = [...renamed, ...idsOf(form.takesOver)]
  const input = criterion && { qcReleaseId, criterion, before, takesOver }
  const preview = useEffectPreview(
    input && { kind: 'save criterion', input: { ...input, reason: anyReason } },
  )
  const change = (part: Partial<CriterionForm>) => set({ form: { ...form, ...part }, reason })
  async function save(): Promise<void> {
    if (!input || !('reason' in given)) return
    const saved = await act('Saving the criterion', () =>
      api.catalogue.edit.saveCriterion({ ...input, reason: given.reason }),
    )
    if (!saved) return
    forget()
    tell(`${input.criterion.id} was saved.`)
    onDone()
  }
  return (
    <ItemForm
      title={before ? `Edit ${before.id}` : 'New criterion'}
      group="Criterion"
      save={{ name: 'Save the criterion', label: 'Save' }}
      fault={'fault' in read ? read.fault : 'fault' in given ? given.fault : null}
      effect={effectLine(preview)}
      busy={busy}
      onSave={() => void save()}
      leave={{ name: 'Leave the editor; what was typed stays', onLeave: onDone }}
      actions={
        <Button
          variant="default"
          onClick={() => {
            forget()
            onDone()
          }}
        >
          Discard
        </Button>
      }
    >
      {(errorOf) => (
        <>
          {isRestored && <Note>This edit was not saved yet; it is here as you left it.</Note>}
          <div className={styles.pair}>
            <TextInput
              label="Identifier"
              data-field="id"
              error={errorOf('id')}
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
              data-field="document"
              error={errorOf('document')}
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
              data-field="critical"
              error={errorOf('critical')}
              disabled={form.critical !== 'conditional'}
              placeholder="for user-side services"
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
          <MarkdownField
            label="What to report"
            value={form.report}
            onChange={(report) => change({ report })}
          />
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
              description="Identifiers of earlier releases"
              inputWrapperOrder={['label', 'input', 'description']}
              value={form.replaces}
              onChange={(e) => change({ replaces: e.currentTarget.value })}
            />
            <TextInput
              label="Takes the place of"
              description="Identifiers in this draft that are merged into it"
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              data-field="takesOver"
              value={form.takesOver}
              onChange={(e) => change({ takesOver: e.currentTarget.value })}
            />
          </div>
          <Select
            label="Provenance"
            data={['published', 'reconstructed']}
            value={form.provenance}
            onChange={(provenance) =>
              change({ provenance: provenance === 'reconstructed' ? 'reconstructed' : 'published' })
            }
          />
          <Textarea
            label="About its provenance"
            autosize
            minRows={1}
            value={form.provenanceNote}
            onChange={(e) => change({ provenanceNote: e.currentTarget.value })}
          />
          <ReasonFields reason={reason} errorOf={errorOf} onChange={(next) => set({ form, reason: next })} />
          {input && <EffectNote preview={preview} />}
        </>
      )}
    </ItemForm>
  )
}
