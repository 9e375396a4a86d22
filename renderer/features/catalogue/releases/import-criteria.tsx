import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { QcReleaseListed } from '../../../../shared/contract/catalogue-editing.ts'
import { faultOfReason } from '../../../../shared/domain/criterion-change.ts'
import type { CriterionDifference } from '../../../../shared/domain/differences.ts'
import { countOf } from '../../../lib/format.ts'
import { tell } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { Note } from '../../../ui/note.tsx'
import { ReadState } from '../../../ui/read-state.tsx'
import { emptyReason, ReasonFields } from '../reason-fields.tsx'
import { useAct } from '../use-act.ts'
import { WordChanges } from '../word-changes.tsx'
import styles from '../catalogue.module.css'

interface ImportCriteriaProps {
  readonly files: readonly File[]
  readonly releases: readonly QcReleaseListed[]
  readonly onDone: () => void
}

const newDraft = 'new draft'

/** A look at what files would change in a draft, and what of it is taken over. */
export function ImportCriteria({ files, releases, onDone }: ImportCriteriaProps) {
  const { api } = useProgram()
  const { act, busy } = useAct()
  const ending = files[0]?.name.toLowerCase().split('.').at(-1) ?? ''
  const isWorkbook = ending === 'xlsx'
  const isMapping = ending === 'csv'
  const open = releases.filter(({ state }) => (isMapping ? state !== 'DEPRECATED' : state === 'DRAFT'))
  const [target, setTarget] = useState(open[0]?.id ?? (isWorkbook || isMapping ? null : newDraft))
  const [version, setVersion] = useState('')
  const [reason, setReason] = useState(emptyReason)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [withMapping, setWithMapping] = useState(false)
  const [file] = files
  const preview = useQuery({
    queryKey: [
      'catalogue',
      'import preview',
      target,
      ...files.map(({ name, size }) => `${name} ${String(size)}`),
    ],
    queryFn: () =>
      isWorkbook && file && target !== null
        ? api.catalogue.exchange.previewWorkbook({ file, qcReleaseId: target })
        : api.catalogue.exchange.previewYaml({
            files: [...files],
            qcReleaseId: target === newDraft ? null : target,
          }),
    enabled: !isMapping && target !== null,
  })
  const accepted = (preview.data?.differences ?? []).map(({ id }) => id).filter((id) => !left.has(id))
  const fault = faultIn({ target, version, isMapping, reasonFault: faultOfReason(reason) })

  async function take(): Promise<void> {
    if (fault !== null || target === null || !file) return
    const { exchange } = api.catalogue
    const words = await act('Importing', async () => {
      if (isMapping) {
        const { changed } = await exchange.importMapping({ file, qcReleaseId: target })
        return countOf(changed, 'change')
      }
      if (isWorkbook) {
        const done = await exchange.importWorkbook({
          file,
          qcReleaseId: target,
          accepted,
          mapping: withMapping,
          reason,
        })
        return `${countOf(done.criteria, 'criterion', 'criteria')} and ${countOf(done.mapping.changed, 'change')} of the mapping`
      }
      const title = `Quality Criteria release ${version}`
      const draft = { version, title, date: null, umdMajors: [], note: '' }
      const taken = await exchange.importYaml({
        files: [...files],
        target: target === newDraft ? { kind: 'new', draft } : { kind: 'draft', qcReleaseId: target, reason },
      })
      return `${countOf(taken.differences.length, 'criterion', 'criteria')} in ${taken.qcReleaseId}`
    })
    if (words === undefined) return
    tell(`Taken in: ${words}.`)
    onDone()
  }
  if (target === null) {
    return <Note kind="warning">There is no draft to take this into. Make one from a release first.</Note>
  }
  return (
    <form
      className={styles.editor}
      aria-label="Import"
      onSubmit={(event) => {
        event.preventDefault()
        void take()
      }}
    >
      <div className={styles.pair}>
        <Select
          label="Into"
          value={target}
          data={[
            ...open.map(({ id, state }) => ({ value: id, label: `${id}, ${state}` })),
            ...(isWorkbook || isMapping ? [] : [{ value: newDraft, label: 'a new draft' }]),
          ]}
          onChange={(id) => id !== null && setTarget(id)}
        />
        {target === newDraft && (
          <TextInput
            label="Version of the new draft"
            value={version}
            onChange={(event) => setVersion(event.currentTarget.value)}
          />
        )}
      </div>
      {!isMapping && target !== newDraft && <ReasonFields reason={reason} onChange={setReason} />}
      {!isMapping && (
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
              <p className="soft">{countOf(differences.length, 'criterion differs', 'criteria differ')}.</p>
              <ul className={styles.takeList}>
                {differences.map((difference) => (
                  <DifferenceItem
                    key={difference.id}
                    difference={difference}
                    choosable={isWorkbook}
                    taken={!left.has(difference.id)}
                    onTaken={(taken) => {
                      const next = new Set(left)
                      if (taken) next.delete(difference.id)
                      else next.add(difference.id)
                      setLeft(next)
                    }}
                  />
                ))}
              </ul>
            </>
          )}
        </ReadState>
      )}
      {isWorkbook && (
        <Checkbox
          size="xs"
          label="Take the sheet “Mapping” over too"
          checked={withMapping}
          onChange={(event) => setWithMapping(event.currentTarget.checked)}
        />
      )}
      <div className={styles.foot}>
        <Button type="submit" disabled={fault !== null || busy || preview.error !== null}>
          Take in
        </Button>
        <output className="soft">{fault}</output>
      </div>
    </form>
  )
}

function DifferenceItem(props: {
  difference: CriterionDifference
  choosable: boolean
  taken: boolean
  onTaken: (taken: boolean) => void
}) {
  const { difference, choosable, taken, onTaken } = props
  return (
    <li>
      {choosable ? (
        <Checkbox
          size="xs"
          label={`${difference.kind} ${difference.id}`}
          checked={taken}
          onChange={(event) => onTaken(event.currentTarget.checked)}
        />
      ) : (
        <strong>
          {difference.kind} {difference.id}
        </strong>
      )}
      {difference.fields.map(({ field, words }) => (
        <div key={field} className={styles.fieldLine}>
          <span className="soft">{field}:</span> <WordChanges words={words} />
        </div>
      ))}
    </li>
  )
}

function faultIn(state: {
  target: string | null
  version: string
  isMapping: boolean
  reasonFault: string | null
}): string | null {
  if (state.isMapping) return null
  if (state.target === newDraft) {
    return /^\d+(\.\d+)*$/.test(state.version) ? null : 'Give the new draft a version such as 8.'
  }
  return state.reasonFault
}
