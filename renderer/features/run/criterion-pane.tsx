import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { criterionTitle } from '../../../shared/domain/criterion.ts'
import { describeCriticalFor } from '../../../shared/domain/criticality.ts'
import { answersOf, workOfRow, type RunWork } from '../../../shared/domain/run-work.ts'
import { rowDemand, type RowDemand } from '../../../shared/domain/scope.ts'
import { verdictMeaning, verdictNeedsComment } from '../../../shared/domain/verdict.ts'
import type { Verification, VerificationRow } from '../../../shared/domain/verification.ts'
import { routes } from '../../lib/routes.ts'
import { useDraft } from '../../lib/use-draft.ts'
import { CriterionText } from '../../ui/criterion-text.tsx'
import { CommentField } from './comment-field.tsx'
import { DraftArea } from './draft-area.tsx'
import { ReleaseNotes } from './release-notes.tsx'
import { ProposalNote, RowNotes } from './row-notes.tsx'
import type { RunAround } from './run-reads.ts'
import styles from './run.module.css'
import { ScopeChoice } from './scope-choice.tsx'
import type { RunWrites } from './use-run-writes.ts'
import type { WorkWrites } from './use-work-writes.ts'
import { VerdictButtons } from './verdict-buttons.tsx'

interface CriterionPaneProps {
  readonly verification: Verification
  readonly row: VerificationRow
  readonly work: RunWork
  readonly writes: RunWrites
  readonly around: RunAround
  readonly does: WorkWrites
  readonly evidence: ReactNode
}

/** What a blank row means, in the words of the process. */
const blankMeaning: Readonly<Record<RowDemand, string>> = {
  'verdict needed': 'Blank: a verdict is needed.',
  'not decided': 'Blank: say whether this minor release affects it.',
  'not affected': 'Blank: not affected by this minor release.',
  optional: 'Blank: a revision requires no criterion.',
}

/** One criterion: what is asked, what was decided, what was seen. */
export function CriterionPane(props: CriterionPaneProps) {
  const { verification, row, work, writes, around, does, evidence } = props
  const { criterion, verdict, reason } = row
  const at = criterion.id
  const demand = rowDemand(verification.releaseType, workOfRow(work, at).scope)
  const closed = verification.state !== 'open'
  const comment = useDraft(
    { of: 'comment', verification: verification.id, at },
    { text: row.comment, revision: row.commentRevision },
  )
  const tickets = useDraft(
    { of: 'tickets', verification: verification.id, at },
    { text: row.tickets, revision: row.ticketsRevision },
  )
  const commentMissing = verdictNeedsComment(verdict) && comment.text.trim() === ''
  return (
    <article aria-label={at}>
      <p className={styles.idLine}>
        <code>{at}</code>
        <span>{criterion.document}</span>
        <span>
          critical: <strong>{describeCriticalFor(criterion.critical, answersOf(work))}</strong>
        </span>
      </p>
      <h2 className={styles.partTitle}>{criterionTitle(criterion)}</h2>
      <VerdictButtons verdict={verdict} disabled={closed} onChange={(next) => writes.setVerdict(at, next)} />
      <p className={styles.meaning}>{verdict === null ? blankMeaning[demand] : verdictMeaning[verdict]}</p>
      {verification.releaseType === 'minor' && verdict === null && (
        <ScopeChoice
          demand={demand}
          disabled={closed}
          onMark={(affected) => writes.markScope(at, affected)}
        />
      )}
      {verification.releaseType === 'minor' && verdict === null && demand === 'not decided' && (
        <ProposalNote at={at} around={around} does={does} />
      )}
      <ReleaseNotes
        notes={around.notes}
        quote={around.proposals.find(({ criterionId }) => criterionId === at)?.quote ?? null}
      />
      <RowNotes verification={verification} row={row} work={work} around={around} does={does} />
      <CommentField
        label="Comment"
        field="comment"
        draft={comment}
        readOnly={closed}
        error={commentMissing ? `${verdict ?? ''} needs a comment.` : undefined}
      />
      <DraftArea
        label="Tickets"
        hint="GGUS or RT tickets, one per line"
        field="tickets"
        draft={tickets}
        readOnly={closed}
        minRows={1}
      />
      {evidence}
      <CriterionText criterion={criterion} />
      <section className={styles.why} aria-label="Why this row is here">
        <h3>Why this row is here</h3>
        <p>{reason.sentence}</p>
        <p className="soft">
          {reason.wouldRemove} <Link href={routes.catalogueOf('mapping')}>Open the mapping</Link>
        </p>
      </section>
    </article>
  )
}
