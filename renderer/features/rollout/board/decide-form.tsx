import { Button, SegmentedControl, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RolloutDetail } from '../../../../shared/contract/rollout.ts'
import { tell } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { Note } from '../../../ui/note.tsx'
import { ReadState } from '../../../ui/read-state.tsx'
import { useRolloutReads } from '../rollout-reads.ts'
import styles from '../rollout.module.css'
import { useAct } from '../../../lib/use-act.ts'
import { undoWindow } from './undo-window.ts'
import { useFocusFirst } from '../use-focus-first.ts'

/** The manager decides otherwise than the rule, or sends a product out; always with a written reason. */
export function DecideForm({ ppaId, onClose }: { ppaId: string; onClose: () => void }) {
  const query = useQuery(useRolloutReads().one(ppaId))
  return (
    <ReadState query={query} height={200}>
      {(detail) => <Form detail={detail} ppaId={ppaId} onClose={onClose} />}
    </ReadState>
  )
}

const meanings = {
  UMDStore: 'Accepted: the product waits for the next UMD release.',
  Rejected: 'Refused: the product leaves; its provider makes a new version.',
  'In Verification': 'Back to verification: a problem has to be looked at again there.',
} as const

function Form({ detail, ppaId, onClose }: { detail: RolloutDetail; ppaId: string; onClose: () => void }) {
  const { api } = useProgram()
  const { act, busy } = useAct()
  const { row, targets, isFrozen } = detail
  const [wanted, setWanted] = useState<(typeof targets)[number] | null>(null)
  const [reason, setReason] = useState('')
  const first = useFocusFirst<HTMLTextAreaElement>()
  const to = wanted ?? targets[0]
  if (to === undefined) {
    return (
      <>
        <h2>
          {row.product} {row.version}
        </h2>
        <Note>{row.sentence}</Note>
        <Button variant="default" onClick={onClose}>
          Back
        </Button>
      </>
    )
  }
  const byRule = to === 'UMDStore' && row.isOffered
  async function decide(target: typeof to): Promise<void> {
    if (target === undefined) return
    const done = await act(`Moving to ${target}`, () => api.rollout.decide({ ppaId, to: target, reason }))
    if (!done) return
    tell(
      done.decision.waitsSince === null
        ? `Moved to ${target}.`
        : `Moved to ${target}; the packages wait in testing until candidate opens.`,
    )
    onClose()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void decide(to)
      }}
    >
      <h2>
        Decide on {row.product} {row.version}
      </h2>
      <div className={styles.stack}>
        <SegmentedControl
          aria-label="Where it goes"
          data={targets.map((value) => ({ value, label: value }))}
          value={to}
          onChange={(value) => setWanted(targets.find((target) => target === value) ?? null)}
        />
        <p>{meanings[to]}</p>
        {to === 'UMDStore' && !byRule && <Note kind="warning">The rule says otherwise: {row.sentence}</Note>}
        {to === 'UMDStore' && isFrozen && (
          <Note>
            Candidate is frozen: the packages will wait in testing, and the move is kept as pending.
          </Note>
        )}
        <Textarea
          label="Reason"
          description="It goes onto the ticket and into the summary."
          ref={first}
          autosize
          minRows={3}
          required={!byRule}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {row.ticket !== null && <p className="soft">{undoWindow}</p>}
        <div className={styles.row}>
          <Button type="submit" loading={busy} disabled={!byRule && reason.trim() === ''}>
            Move to {to}
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </div>
    </form>
  )
}
