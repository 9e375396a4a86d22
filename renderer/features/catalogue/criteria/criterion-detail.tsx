import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { QcReleaseListed } from '../../../../shared/contract/catalogue-editing.ts'
import { type Criterion, criterionTitle, describeCritical } from '../../../../shared/domain/criterion.ts'
import type { Capability } from '../../../../shared/domain/product.ts'
import { useCommands } from '../../../lib/commands.tsx'
import { formatDate } from '../../../lib/format.ts'
import { tell } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { CriterionText } from '../../../ui/criterion-text.tsx'
import { KeyHint } from '../../../ui/key-hint.tsx'
import { useCatalogueReads } from '../catalogue-reads.ts'
import { EffectNote } from '../effect-note.tsx'
import { ItemForm } from '../item-form.tsx'
import { anyReason, emptyReason, ReasonFields, reasonOf } from '../reason-fields.tsx'
import { useAct } from '../../../lib/use-act.ts'
import { useEffectPreview } from '../use-effect-preview.ts'
import styles from '../catalogue.module.css'

interface CriterionDetailProps {
  readonly criterion: Criterion
  readonly release: QcReleaseListed | undefined
  readonly capabilities: readonly Capability[]
  readonly onEdit: () => void
}

/** A criterion to read, with its revision log; in a draft with the ways to change it. */
export function CriterionDetail({ criterion, release, capabilities, onEdit }: CriterionDetailProps) {
  const isDraft = release?.state === 'DRAFT'
  const [removing, setRemoving] = useState(false)
  const capability = capabilities.find(({ id }) => id === criterion.capability)
  useCommands(
    isDraft
      ? [{ id: 'edit criterion', name: 'Edit the criterion', group: 'Criterion', keys: ['e'], run: onEdit }]
      : [],
  )
  return (
    <>
      <h2>
        <code>{criterion.id}</code> {criterionTitle(criterion)}
      </h2>
      <p className="soft">
        {criterion.document} · critical: {describeCritical(criterion.critical)} ·{' '}
        {criterion.capability === null
          ? 'for every product'
          : `for products with ${capability?.name ?? criterion.capability}`}
      </p>
      {isDraft && (
        <div className={styles.foot}>
          <Button
            leftSection={<Pencil size={14} aria-hidden="true" />}
            rightSection={<KeyHint keys="e" />}
            onClick={onEdit}
          >
            Edit
          </Button>
          <Button
            variant="default"
            leftSection={<Trash2 size={14} aria-hidden="true" />}
            aria-expanded={removing}
            onClick={() => setRemoving(!removing)}
          >
            Remove from the draft
          </Button>
        </div>
      )}
      {isDraft && removing && (
        <RemoveForm
          key={criterion.id}
          qcReleaseId={release.id}
          criterionId={criterion.id}
          onDone={() => setRemoving(false)}
        />
      )}
      <div className={styles.detailBody}>
        <CriterionText criterion={criterion} />
      </div>
      <RevisionLog criterionId={criterion.id} />
    </>
  )
}

function RemoveForm(props: { qcReleaseId: string; criterionId: string; onDone: () => void }) {
  const { qcReleaseId, criterionId, onDone } = props
  const { api } = useProgram()
  const { act, busy } = useAct()
  const [draft, setDraft] = useState(emptyReason)
  const given = reasonOf(draft)
  const preview = useEffectPreview({
    kind: 'remove criterion',
    input: { qcReleaseId, criterionId, reason: anyReason },
  })
  async function remove(): Promise<void> {
    if (!('reason' in given)) return
    const done = await act('Removing the criterion', () =>
      api.catalogue.edit.removeCriterion({ qcReleaseId, criterionId, reason: given.reason }),
    )
    if (!done) return
    tell(`${criterionId} was removed from the draft. Undo brings it back.`)
    onDone()
  }
  return (
    <ItemForm
      title={`Remove ${criterionId}`}
      group="Criterion"
      save={{ name: `Remove ${criterionId} from the draft`, label: `Remove ${criterionId}` }}
      fault={'fault' in given ? given.fault : null}
      busy={busy}
      onSave={() => void remove()}
      leave={{ name: 'Leave it in the draft', onLeave: onDone }}
    >
      {(errorOf) => (
        <>
          <ReasonFields reason={draft} errorOf={errorOf} onChange={setDraft} />
          <EffectNote preview={preview} />
        </>
      )}
    </ItemForm>
  )
}

function RevisionLog({ criterionId }: { criterionId: string }) {
  const { data } = useQuery(useCatalogueReads().revisionLog(criterionId))
  if (!data || data.length === 0) return null
  return (
    <section className={styles.detailBody} aria-label="Revision log">
      <h3>Revision log</h3>
      <ul className={styles.log}>
        {data.map((change) => (
          <li key={change.id}>
            {formatDate(change.at)} {change.qcReleaseId}:{' '}
            {change.beforeDigest === null
              ? 'added'
              : change.afterDigest === null
                ? 'removed'
                : `${change.kind} change of ${change.fields.join(', ')}`}
            <span className="soft">
              {' '}
              · {change.source}
              {change.link !== '' && ` · ${change.link}`} · {change.actor}
              {change.note !== '' && ` · ${change.note}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
