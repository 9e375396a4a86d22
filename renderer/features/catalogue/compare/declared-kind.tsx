import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CriterionChange } from '../../../../shared/domain/criterion-change.ts'
import { useCommands } from '../../../lib/commands.tsx'
import { tell } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { KeyHint } from '../../../ui/key-hint.tsx'
import styles from '../catalogue.module.css'
import { ItemForm } from '../item-form.tsx'
import { emptyReason, kindMeanings, ReasonFields, reasonOf, type ReasonDraft } from '../reason-fields.tsx'
import { useAct } from '../../../lib/use-act.ts'

interface DeclaredKindProps {
  readonly criterionId: string
  /** The newest entry of the criterion in the later release. */
  readonly declared: CriterionChange | undefined
  /** The draft whose difference may be declared; null for what is published. */
  readonly draft: { readonly from: string; readonly qcReleaseId: string } | null
}

/** What kind of change a difference was declared to be, with the way to declare it anew. */
export function DeclaredKind({ criterionId, declared, draft }: DeclaredKindProps) {
  const [isOpen, setOpen] = useState(false)
  const isEditable = draft !== null && !isOpen
  useCommands(
    isEditable
      ? [
          {
            id: 'declare change',
            name: `Declare the change of ${criterionId}`,
            group: 'Differences',
            keys: ['e'],
            run: () => setOpen(true),
          },
        ]
      : [],
  )
  if (isOpen && draft) {
    return (
      <DeclareForm
        criterionId={criterionId}
        draft={draft}
        start={declared ?? emptyReason}
        onDone={() => setOpen(false)}
      />
    )
  }
  return (
    <>
      <p className={styles.detailBody}>
        {declared ? (
          <>
            Declared <strong>{declared.kind}</strong>
            <span className="soft">
              {' '}
              · {declared.source}
              {declared.link !== '' && ` · ${declared.link}`}. {kindMeanings[declared.kind]}
            </span>
          </>
        ) : (
          <span className="soft">
            Not declared: earlier verdicts are not reused for it, and it is not in the release notes.
          </span>
        )}
      </p>
      {isEditable && (
        <div className={styles.foot}>
          <Button variant="default" rightSection={<KeyHint keys="e" />} onClick={() => setOpen(true)}>
            {declared ? 'Declare it anew' : 'Declare the change'}
          </Button>
        </div>
      )}
    </>
  )
}

function DeclareForm(props: {
  criterionId: string
  draft: { readonly from: string; readonly qcReleaseId: string }
  start: ReasonDraft
  onDone: () => void
}) {
  const { criterionId, draft, start, onDone } = props
  const { api } = useProgram()
  const { act, busy } = useAct()
  const [reason, setReason] = useState<ReasonDraft>({
    source: start.source,
    link: start.link,
    kind: start.kind,
    note: start.note,
  })
  const given = reasonOf(reason)
  async function save(): Promise<void> {
    if (!('reason' in given)) return
    const done = await act('Declaring the change', () =>
      api.catalogue.edit.declareChange({ ...draft, criterionId, reason: given.reason }),
    )
    if (!done) return
    tell(`The change of ${criterionId} is ${given.reason.kind}.`)
    onDone()
  }
  return (
    <ItemForm
      title={`Change of ${criterionId}`}
      group="Differences"
      save={{ name: 'Declare the change', label: 'Declare' }}
      fault={'fault' in given ? given.fault : null}
      busy={busy}
      onSave={() => void save()}
      leave={{ name: 'Leave the form', onLeave: onDone }}
    >
      {(errorOf) => <ReasonFields reason={reason} errorOf={errorOf} onChange={setReason} />}
    </ItemForm>
  )
}
