import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { DraftFields, QcReleaseListed } from '../../../../shared/contract/catalogue-editing.ts'
import { tell } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { ItemForm, type FormFault } from '../item-form.tsx'
import { useAct } from '../../../lib/use-act.ts'
import styles from '../catalogue.module.css'

interface DraftFormProps {
  /** A published release: the draft begins with it. A draft: its fields are changed. */
  readonly base: QcReleaseListed
  readonly releases: readonly QcReleaseListed[]
  readonly onMade: (qcReleaseId: string) => void
  readonly onDone: () => void
}

/** The fields of a draft: a new one, or one that is there. */
export function DraftForm({ base, releases, onMade, onDone }: DraftFormProps) {
  const { api, queries, reads } = useProgram()
  const { act, busy } = useAct()
  const isNew = base.state !== 'DRAFT'
  const [form, setForm] = useState(() => startOf(base, releases, isNew))
  const fields = fieldsOf(form)
  const set = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  async function save(): Promise<void> {
    const done = await act(isNew ? 'Making the draft' : 'Changing the draft', () =>
      isNew
        ? api.catalogue.edit.createDraft({ ...fields, basedOn: base.id })
        : api.catalogue.edit.updateDraft({ qcReleaseId: base.id, fields }),
    )
    if (!done) return
    // The list has it before the form gives way: what is struck next is about it.
    await queries.refetchQueries(reads.qcReleases())
    onMade(done.id)
    tell(isNew ? `${done.id} is a draft with the criteria of ${base.id}.` : `${done.id} was changed.`)
    onDone()
  }
  return (
    <ItemForm
      title={isNew ? `New draft from ${base.id}` : `Edit ${base.id}`}
      group="QC release"
      save={{ name: 'Save the draft', label: isNew ? 'Make the draft' : 'Save' }}
      fault={faultOf(form)}
      busy={busy}
      onSave={() => void save()}
      leave={{ name: 'Leave the form', onLeave: onDone }}
    >
      {(errorOf) => (
        <>
          <div className={styles.pair}>
            <TextInput
              label="Version"
              data-field="version"
              error={errorOf('version')}
              value={form.version}
              onChange={(e) => set({ version: e.currentTarget.value })}
            />
            <TextInput
              label="UMD majors"
              data-field="majors"
              description="Whose products it is for, such as 1, 2"
              inputWrapperOrder={['label', 'input', 'error', 'description']}
              error={errorOf('majors')}
              value={form.majors}
              onChange={(e) => set({ majors: e.currentTarget.value })}
            />
          </div>
          <TextInput
            label="Title"
            data-field="title"
            error={errorOf('title')}
            value={form.title}
            onChange={(e) => set({ title: e.currentTarget.value })}
          />
          <TextInput
            label="Date"
            data-field="date"
            description="Such as 2012-08; empty is the month it is published"
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            error={errorOf('date')}
            value={form.date}
            onChange={(e) => set({ date: e.currentTarget.value })}
          />
          <Textarea
            label="Note"
            autosize
            minRows={2}
            value={form.note}
            onChange={(e) => set({ note: e.currentTarget.value })}
          />
        </>
      )}
    </ItemForm>
  )
}

function startOf(base: QcReleaseListed, releases: readonly QcReleaseListed[], isNew: boolean) {
  if (!isNew) {
    const { version, title, date, umdMajors, note } = base
    return { version, title, date: date ?? '', majors: umdMajors.join(', '), note }
  }
  const taken = new Set(releases.map(({ version }) => version))
  let number = Number.parseInt(base.version, 10) + 1
  while (taken.has(String(number))) number += 1
  return {
    version: String(number),
    title: `Quality Criteria release ${String(number)}`,
    date: '',
    majors: base.umdMajors.join(', '),
    note: '',
  }
}

function fieldsOf(form: ReturnType<typeof startOf>): DraftFields {
  return {
    version: form.version.trim(),
    title: form.title.trim(),
    date: form.date.trim() === '' ? null : form.date.trim(),
    umdMajors: form.majors
      .split(/[\s,]+/)
      .filter((major) => major !== '')
      .map(Number),
    note: form.note,
  }
}

function faultOf(form: ReturnType<typeof startOf>): FormFault | null {
  const { version, title, date, umdMajors } = fieldsOf(form)
  if (!/^\d+(\.\d+)*$/.test(version)) {
    return { field: 'version', words: 'A version is a number such as 4 or 4.1.' }
  }
  if (!umdMajors.every((major) => Number.isInteger(major) && major > 0 && major < 100)) {
    return { field: 'majors', words: 'UMD majors are numbers such as 1, 2.' }
  }
  if (title === '') return { field: 'title', words: 'Give it a title.' }
  if (date !== null && !/^\d{4}(-\d{2}){0,2}$/.test(date)) {
    return { field: 'date', words: 'A date is 2012, 2012-08 or 2012-08-15.' }
  }
  return null
}
