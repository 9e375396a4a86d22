import { Button, Textarea, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { DraftFields, QcReleaseListed } from '../../../../shared/contract/catalogue-editing.ts'
import { useCommands } from '../../../lib/commands.tsx'
import { tell } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { KeyHint } from '../../../ui/key-hint.tsx'
import { useAct } from '../use-act.ts'
import styles from '../catalogue.module.css'

interface DraftFormProps {
  /** A published release: the draft begins with it. A draft: its fields are changed. */
  readonly base: QcReleaseListed
  readonly releases: readonly QcReleaseListed[]
  readonly onDone: () => void
}

/** The fields of a draft: a new one, or one that is there. */
export function DraftForm({ base, releases, onDone }: DraftFormProps) {
  const { api } = useProgram()
  const { act, busy } = useAct()
  const isNew = base.state !== 'DRAFT'
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const [form, setForm] = useState(() => startOf(base, releases, isNew))
  const fields = fieldsOf(form)
  const fault = faultOf(form)
  const set = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  async function save(): Promise<void> {
    if (fault !== null) return
    const done = await act(isNew ? 'Making the draft' : 'Changing the draft', () =>
      isNew
        ? api.catalogue.edit.createDraft({ ...fields, basedOn: base.id })
        : api.catalogue.edit.updateDraft({ qcReleaseId: base.id, fields }),
    )
    if (!done) return
    tell(isNew ? `${done.id} is a draft with the criteria of ${base.id}.` : `${done.id} was changed.`)
    onDone()
  }
  useCommands([
    {
      id: 'save draft',
      name: 'Save the draft',
      group: 'QC release',
      keys: ['Ctrl+Enter'],
      inFields: true,
      run: () => void save(),
    },
    {
      id: 'leave draft',
      name: 'Leave the form',
      group: 'QC release',
      keys: ['Escape'],
      inFields: true,
      run: onDone,
    },
  ])
  return (
    <form
      className={styles.editor}
      aria-label={isNew ? 'New draft' : `Edit ${base.id}`}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h2>{isNew ? `New draft from ${base.id}` : `Edit ${base.id}`}</h2>
      <div className={styles.pair}>
        <TextInput
          ref={first}
          label="Version"
          value={form.version}
          onChange={(e) => set({ version: e.currentTarget.value })}
        />
        <TextInput
          label="UMD majors"
          description="Whose products it is for, such as 1, 2"
          inputWrapperOrder={['label', 'input', 'description']}
          value={form.majors}
          onChange={(e) => set({ majors: e.currentTarget.value })}
        />
      </div>
      <TextInput label="Title" value={form.title} onChange={(e) => set({ title: e.currentTarget.value })} />
      <TextInput
        label="Date"
        placeholder="2012-08, or empty for the month it is published"
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
      <div className={styles.foot}>
        <Button type="submit" disabled={fault !== null || busy} rightSection={<KeyHint keys="Ctrl+Enter" />}>
          {isNew ? 'Make the draft' : 'Save'}
        </Button>
        <Button variant="default" onClick={onDone} rightSection={<KeyHint keys="Escape" />}>
          Leave
        </Button>
        <output className="soft">{fault}</output>
      </div>
    </form>
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

function faultOf(form: ReturnType<typeof startOf>): string | null {
  const { version, title, date, umdMajors } = fieldsOf(form)
  if (!/^\d+(\.\d+)*$/.test(version)) return 'A version is a number such as 4 or 4.1.'
  if (title === '') return 'Give it a title.'
  if (date !== null && !/^\d{4}(-\d{2}){0,2}$/.test(date)) return 'A date is 2012, 2012-08 or 2012-08-15.'
  if (!umdMajors.every((major) => Number.isInteger(major) && major > 0 && major < 100)) {
    return 'UMD majors are numbers such as 1, 2.'
  }
  return null
}
