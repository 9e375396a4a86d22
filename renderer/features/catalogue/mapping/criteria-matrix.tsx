import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Proposal, QcReleaseListed } from '../../../../shared/contract/catalogue-editing.ts'
import { type Criterion, criterionTitle } from '../../../../shared/domain/criterion.ts'
import type { Capability } from '../../../../shared/domain/product.ts'
import { countOf } from '../../../../shared/domain/count-of.ts'
import { tell } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { EffectNote } from '../effect-note.tsx'
import { ItemForm } from '../item-form.tsx'
import { anyReason, emptyReason, ReasonFields, reasonOf } from '../reason-fields.tsx'
import { useAct } from '../../../lib/use-act.ts'
import { useEffectPreview } from '../use-effect-preview.ts'
import styles from '../catalogue.module.css'
import { columnOf } from './capability-matrix.tsx'
import { MatrixTable, type MatrixCell } from './matrix-table.tsx'

const noCriteria: readonly Criterion[] = []

/** Criteria against capabilities: which capability brings a criterion; the first column is "every product". */
export function CriteriaMatrix({
  release,
  capabilities,
}: {
  release: QcReleaseListed
  capabilities: readonly Capability[]
}) {
  const { api, reads } = useProgram()
  const { act, busy } = useAct()
  const { data: criteria = noCriteria } = useQuery(reads.criteria(release.id))
  const [changed, setChanged] = useState<ReadonlyMap<string, string | null>>(new Map())
  const [reason, setReason] = useState(emptyReason)
  const isDraft = release.state === 'DRAFT'
  const columns = [{ id: '', name: 'every product' }, ...capabilities.map(columnOf)]
  const wanted = criteria.flatMap((criterion) => {
    const capability = changed.get(criterion.id)
    return capability === undefined ? [] : [{ ...criterion, capability }]
  })
  const given = reasonOf(reason)
  const proposal: Proposal | null =
    wanted.length === 0
      ? null
      : { kind: 'criteria', qcReleaseId: release.id, criteria: wanted, reason: anyReason }
  const preview = useEffectPreview(proposal)
  async function save(): Promise<void> {
    if (wanted.length === 0 || !('reason' in given)) return
    const done = await act('Saving the criteria', () =>
      api.catalogue.edit.changeCriteria({ qcReleaseId: release.id, criteria: wanted, reason: given.reason }),
    )
    if (!done) return
    setChanged(new Map())
    tell(`${countOf(wanted.length, 'criterion', 'criteria')} changed. Undo brings them back.`)
  }
  const cell = (row: number, column: number): MatrixCell => {
    const criterion = criteria[row]
    const capability = columns[column]
    if (!criterion || !capability) return { on: false, changed: false, words: '' }
    const now = changed.has(criterion.id) ? changed.get(criterion.id) : criterion.capability
    return {
      on: (now ?? '') === capability.id,
      changed: changed.has(criterion.id) && (now ?? '') === capability.id,
      words: `${criterion.id}, ${capability.name}`,
    }
  }
  const toggle = (row: number, column: number) => {
    const criterion = criteria[row]
    const capability = columns[column]
    if (!criterion || !capability) return
    if (!isDraft) {
      tell(`${release.id} is ${release.state} and never changes. Choose a draft to edit.`)
      return
    }
    const to = capability.id === '' ? null : capability.id
    const next = new Map(changed)
    if (to === criterion.capability) next.delete(criterion.id)
    else next.set(criterion.id, to)
    setChanged(next)
  }
  return (
    <div className={styles.matrixPart}>
      <MatrixTable
        label="Criteria and capabilities"
        rowName="Criterion"
        rows={criteria.map((criterion) => ({
          id: `${criterion.id}: ${criterionTitle(criterion)}`,
          name: criterion.id,
        }))}
        columns={columns}
        cell={cell}
        onToggle={toggle}
      />
      <section className={styles.matrixSide} aria-label="Changed criteria">
        {wanted.length === 0 ? (
          <p className="soft">
            {isDraft
              ? 'Arrow keys move, Space puts the mark there: a criterion has one capability, or is for every product.'
              : `${release.id} is ${release.state} and never changes. Choose a draft to edit.`}
          </p>
        ) : (
          <ItemForm
            title={`${countOf(wanted.length, 'criterion', 'criteria')} changed`}
            group="Mapping"
            save={{ name: 'Save the changed criteria', label: 'Save' }}
            fault={'fault' in given ? given.fault : null}
            busy={busy}
            focused={false}
            onSave={() => void save()}
            actions={
              <Button variant="default" onClick={() => setChanged(new Map())}>
                Clear
              </Button>
            }
          >
            {(errorOf) => (
              <>
                <ReasonFields reason={reason} errorOf={errorOf} onChange={setReason} />
                <EffectNote preview={preview} />
              </>
            )}
          </ItemForm>
        )}
      </section>
    </div>
  )
}
