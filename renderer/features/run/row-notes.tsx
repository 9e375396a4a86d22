import { Button } from '@mantine/core'
import { describeOrigin } from '../../../shared/domain/origin.ts'
import { workOfRow, type RunWork } from '../../../shared/domain/run-work.ts'
import type { Verification, VerificationRow } from '../../../shared/domain/verification.ts'
import { formatDate } from '../../lib/format.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { VerdictMark } from '../../ui/verdict-mark.tsx'
import type { RunAround } from './run-reads.ts'
import { useRun } from './run-store.tsx'
import styles from './row-notes.module.css'
import { conditionKeys } from './use-work-commands.ts'
import type { WorkWrites } from './use-work-writes.ts'

interface RowNotesProps {
  readonly verification: Verification
  readonly row: VerificationRow
  readonly work: RunWork
  readonly around: RunAround
  readonly does: WorkWrites
}

/** What is known about a row beside its own verdict: where it comes from, and what else there is to decide. */
export function RowNotes({ verification, row, work, around, does }: RowNotesProps) {
  const at = row.criterion.id
  const closed = verification.state !== 'open'
  const { origin } = workOfRow(work, at)
  const condition = work.conditions.find(({ criteria }) => criteria.includes(at))
  const notes = [
    row.verdict !== null && origin.length > 0 && (
      <li key="origin">
        <strong>Not fresh.</strong> {describeOrigin(origin)}. A verdict of your own makes it fresh.
      </li>
    ),
    around.testbed.otherState.includes(at) && (
      <li key="state">
        <strong>Made on another state:</strong> packages of the testbed changed after this verdict.
      </li>
    ),
    !closed && <Offer key="offer" at={at} around={around} does={does} />,
    <Automatic key="automatic" row={row} around={around} does={does} closed={closed} />,
    ...work.rivals
      .filter(({ criterionId }) => criterionId === at)
      .map(({ by, verdict, comment }) => (
        <li key={by}>
          <VerdictMark verdict={verdict} /> <strong>{by}</strong> decided otherwise
          {comment.trim() === '' ? '.' : `: ${comment.trim()}`}
          {!closed && (
            <span className={styles.choices}>
              <Choice label="Keep mine" onClick={() => void does.decide(at, null)} />
              <Choice label="Take theirs" onClick={() => void does.decide(at, by)} />
            </span>
          )}
        </li>
      )),
    condition && (
      <li key="condition">
        Critical only <strong>{condition.condition}</strong>.{' '}
        {condition.holds === null
          ? `Does that hold for ${verification.ppa.productName}? The answer is remembered.`
          : condition.holds
            ? `It holds for ${verification.ppa.productName}.`
            : `It does not hold for ${verification.ppa.productName}.`}
        {!closed && (
          <span className={styles.choices}>
            {condition.holds !== true && (
              <Choice
                label="It holds"
                keys={conditionKeys(true)}
                onClick={() => void does.answerCondition(condition.condition, true)}
              />
            )}
            {condition.holds !== false && (
              <Choice
                label="It does not hold"
                keys={conditionKeys(false)}
                onClick={() => void does.answerCondition(condition.condition, false)}
              />
            )}
            {condition.holds !== null && (
              <Choice
                label="Withdraw the answer"
                onClick={() => void does.answerCondition(condition.condition, null)}
              />
            )}
          </span>
        )}
      </li>
    ),
  ].filter(Boolean)
  return <ul className={styles.notes}>{notes}</ul>
}

interface PartProps {
  readonly around: RunAround
  readonly does: WorkWrites
}

/** An earlier verdict; nothing happens to the row before a person takes it over. */
function Offer({ at, around, does }: PartProps & { readonly at: string }) {
  const dismissed = useRun((state) => state.dismissed)
  const dismiss = useRun((state) => state.dismiss)
  const offer = around.offers.offers.find(({ criterionId }) => criterionId === at)
  if (!offer || dismissed.includes(at)) return null
  const [source] = offer.origin
  return (
    <li>
      <VerdictMark verdict={offer.verdict} /> <strong>{source?.what}</strong>, decided{' '}
      {formatDate(source?.at ?? '')}
      {source?.by ? ` by ${source.by}` : ''}. {offer.sameBecause}
      {offer.comment.trim() !== '' && (
        <blockquote className={styles.quote}>{offer.comment.trim()}</blockquote>
      )}
      <span className={styles.choices}>
        <Choice
          label={offer.kind === 'copied' ? 'Copy it' : 'Carry it over'}
          keys="y"
          onClick={() => void does.acceptOffers([at])}
        />
        <Choice label="Dismiss" keys="d" onClick={() => dismiss(at)} />
      </span>
    </li>
  )
}

/** What tools said, newest first, while it is not what stands. */
function Automatic({
  row,
  around,
  does,
  closed,
}: PartProps & { readonly row: VerificationRow; readonly closed: boolean }) {
  const newest = around.automatic.find(({ criterionId }) => criterionId === row.criterion.id)
  if (!newest) return null
  return (
    <li>
      <VerdictMark verdict={newest.verdict} /> <strong>{newest.format}</strong> says so in {newest.file}.
      {newest.detail.trim() !== '' && <pre className={styles.quote}>{newest.detail.trim()}</pre>}
      {!closed && newest.verdict !== row.verdict && (
        <span className={styles.choices}>
          <Choice label="Take it over" keys="m" onClick={() => void does.takeOver([row.criterion.id])} />
        </span>
      )}
    </li>
  )
}

function Choice({
  label,
  keys,
  onClick,
}: {
  readonly label: string
  readonly keys?: string
  readonly onClick: () => void
}) {
  return (
    <Button
      size="compact-xs"
      variant="default"
      aria-keyshortcuts={keys}
      rightSection={keys === undefined ? null : <KeyHint keys={keys} />}
      onClick={onClick}
    >
      {label}
    </Button>
  )
}

/** The line of the release notes that seems to touch a row. It marks nothing by itself. */
export function ProposalNote({ at, around, does }: PartProps & { readonly at: string }) {
  const proposal = around.proposals.find(({ criterionId }) => criterionId === at)
  if (!proposal) {
    return (
      <p className="soft">
        {around.notes !== null
          ? 'Nothing in the release notes seems to speak of this.'
          : 'The release notes are not here: import the release record, or read them where they are.'}
      </p>
    )
  }
  return (
    <div className={styles.proposal}>
      <span className="soft">
        {proposal.from} ({proposal.because}):
      </span>
      <blockquote className={styles.quote}>{proposal.quote}</blockquote>
      <Choice
        label="Affected, with this line as the reason"
        onClick={() => void does.markAffected([at], `${proposal.from}: ${proposal.quote}`)}
      />
    </div>
  )
}
