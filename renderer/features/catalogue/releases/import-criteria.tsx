import { Checkbox, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { QcReleaseListed } from '../../../../shared/contract/catalogue-editing.ts'
import { countOf } from '../../../../shared/domain/count-of.ts'
import { useProgram } from '../../../lib/program.tsx'
import { Note } from '../../../ui/note.tsx'
import { ReadState } from '../../../ui/read-state.tsx'
import styles from '../catalogue.module.css'
import { DifferenceItem } from '../difference-item.tsx'
import { ItemForm, type FormFault } from '../item-form.tsx'
import { emptyReason, ReasonFields, reasonOf } from '../reason-fields.tsx'
import { useAct } from '../../../lib/use-act.ts'
import { useChosen } from '../use-chosen.ts'
import { formOfFiles, importFiles, newDraft, previewFiles } from './import-files.ts'
import type { Imported } from './import-result.tsx'

interface ImportCriteriaProps {
  readonly files: readonly File[]
  readonly releases: readonly QcReleaseListed[]
  readonly onImported: (imported: Imported) => void
  readonly onDone: () => void
}

/** A look at what files would change in a draft, and what of it is taken over. */
export function ImportCriteria({ files, releases, onImported, onDone }: ImportCriteriaProps) {
  const { api } = useProgram()
  const { act, busy } = useAct()
  const form = formOfFiles(files)
  const open = releases.filter(({ state }) =>
    form === 'mapping' ? state !== 'DEPRECATED' : state === 'DRAFT',
  )
  const [target, setTarget] = useState(open[0]?.id ?? (form === 'yaml' ? newDraft : null))
  const [version, setVersion] = useState('')
  const [reason, setReason] = useState(emptyReason)
  const [withMapping, setWithMapping] = useState(false)
  const { isChosen, choose } = useChosen()
  const preview = useQuery({
    queryKey: [
      'catalogue',
      'import preview',
      target,
      ...files.map(({ name, size }) => `${name} ${String(size)}`),
    ],
    queryFn: () => previewFiles(api, form, files, target),
    enabled: form !== 'mapping' && target !== null,
  })
  const needsReason = form !== 'mapping' && target !== newDraft
  const given = reasonOf(reason)
  const fault = faultIn(target, version, needsReason && 'fault' in given ? given.fault : null)
  const accepted = (preview.data?.differences ?? []).map(({ id }) => id).filter(isChosen)

  async function take(): Promise<void> {
    if (target === null) return
    const imported = await act('Importing', () =>
      importFiles(api, form, files, {
        target,
        version,
        reason: 'reason' in given ? given.reason : null,
        accepted,
        withMapping,
      }),
    )
    if (imported) onImported(imported)
  }
  if (target === null) {
    return <Note kind="warning">There is no draft to take this into. Make one from a release first.</Note>
  }
  return (
    <ItemForm
      title={`Import of ${files.map(({ name }) => name).join(', ')}`}
      group="QC release"
      save={{ name: 'Take the files in', label: 'Take in' }}
      fault={fault}
      busy={busy || (form !== 'mapping' && !preview.data)}
      onSave={() => void take()}
      leave={{ name: 'Leave the import', onLeave: onDone }}
    >
      {(errorOf) => (
        <>
          <div className={styles.pair}>
            <Select
              label="Into"
              value={target}
              data={[
                ...open.map(({ id, state }) => ({ value: id, label: `${id}, ${state}` })),
                ...(form === 'yaml' ? [{ value: newDraft, label: 'a new draft' }] : []),
              ]}
              onChange={(id) => id !== null && setTarget(id)}
            />
            {target === newDraft && (
              <TextInput
                label="Version of the new draft"
                data-field="version"
                error={errorOf('version')}
                value={version}
                onChange={(event) => setVersion(event.currentTarget.value)}
              />
            )}
          </div>
          {needsReason && <ReasonFields reason={reason} errorOf={errorOf} onChange={setReason} />}
          {form === 'mapping' && (
            <p className="soft">
              Each row says what a product provides or which criterion it has as an exception. What has no row
              stays. Undo takes all of it back.
            </p>
          )}
          {form !== 'mapping' && (
            <ReadState query={preview} height={80}>
              {({ differences, notes }) => (
                <>
                  {notes.length > 0 && (
                    <Note kind="warning">
                      <ul className={styles.log}>
                        {notes.map((note) => (
                          <li key={note}>{note}</li>
                        ))}
                      </ul>
                    </Note>
                  )}
                  <p className="soft">
                    {countOf(differences.length, 'criterion differs', 'criteria differ')}.
                  </p>
                  <ul className={styles.takeList}>
                    {differences.map((difference) => (
                      <DifferenceItem
                        key={difference.id}
                        difference={difference}
                        choice={
                          form === 'workbook'
                            ? {
                                taken: isChosen(difference.id),
                                onTaken: (taken) => choose(difference.id, taken),
                              }
                            : undefined
                        }
                      />
                    ))}
                  </ul>
                </>
              )}
            </ReadState>
          )}
          {form === 'workbook' && (
            <Checkbox
              size="xs"
              label="Take the sheet “Mapping” over too"
              checked={withMapping}
              onChange={(event) => setWithMapping(event.currentTarget.checked)}
            />
          )}
        </>
      )}
    </ItemForm>
  )
}

function faultIn(target: string | null, version: string, reasonFault: FormFault | null): FormFault | null {
  if (target !== newDraft) return reasonFault
  if (/^\d+(\.\d+)*$/.test(version)) return null
  return { field: 'version', words: 'Give the new draft a version such as 8.' }
}
