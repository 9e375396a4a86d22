import type { ReactNode } from 'react'
import { checkDue } from '../../../shared/domain/scope.ts'
import { verdictMeaning, verdictNeedsComment } from '../../../shared/domain/verdict.ts'
import type { RunWork } from '../../../shared/domain/run-work.ts'
import type { RecordTexts } from '../../../shared/domain/umd-release.ts'
import type { CheckKind, Verification } from '../../../shared/domain/verification.ts'
import { useDraft } from '../../lib/use-draft.ts'
import { CommentField } from './comment-field.tsx'
import { ReleaseNotes } from './release-notes.tsx'
import { checkTitles } from './run-items.ts'
import { RivalParts } from './rival-parts.tsx'
import styles from './run.module.css'
import type { RunWrites } from './use-run-writes.ts'
import type { WorkWrites } from './use-work-writes.ts'
import { VerdictButtons } from './verdict-buttons.tsx'

const asks: Readonly<Record<CheckKind, string>> = {
  installation:
    'Install the product on a fresh machine from the repository of this PPA, with the operating system and EPEL as the only other sources. Write down the machine, the packages and what was configured.',
  upgrade:
    'Upgrade from the version published before, where the product supports it. Write down both versions and what had to be done by hand. NOT TESTED where there is no earlier version.',
}

interface CheckPaneProps {
  readonly verification: Verification
  readonly work: RunWork
  readonly kind: CheckKind
  readonly writes: RunWrites
  readonly does: WorkWrites
  readonly notes: RecordTexts | null
  readonly evidence: ReactNode
}

/** The installation or the upgrade, which every release type asks for. */
export function CheckPane(props: CheckPaneProps) {
  const { verification, work, kind, writes, does, notes, evidence } = props
  const check = verification.checks.find((candidate) => candidate.kind === kind)
  const draft = useDraft(
    { of: 'check', verification: verification.id, at: kind },
    { text: check?.comment ?? '', revision: check?.revision ?? 0 },
  )
  if (!check) return null
  const closed = verification.state !== 'open'
  const { verdict } = check
  const commentMissing = verdictNeedsComment(verdict) && draft.text.trim() === ''
  return (
    <article aria-label={checkTitles[kind]}>
      <p className={styles.idLine}>
        <span>{checkDue(verification.releaseType, kind)}</span>
      </p>
      <h2 className={styles.partTitle}>{checkTitles[kind]}</h2>
      <VerdictButtons
        verdict={verdict}
        disabled={closed}
        onChange={(next) => writes.setCheckVerdict(kind, next)}
      />
      <p className={styles.meaning}>
        {verdict === null ? 'Blank: not assessed yet.' : verdictMeaning[verdict]}
      </p>
      <ReleaseNotes notes={notes} quote={null} />
      <RivalParts part={kind} rivals={work.rivalParts} closed={closed} does={does} />
      <CommentField
        label="Comment"
        field="comment"
        draft={draft}
        readOnly={closed}
        error={commentMissing ? `${verdict ?? ''} needs a comment.` : undefined}
      />
      {evidence}
      <section aria-label="What to check">
        <h3>What to check</h3>
        <p className={styles.asks}>{asks[kind]}</p>
      </section>
    </article>
  )
}
