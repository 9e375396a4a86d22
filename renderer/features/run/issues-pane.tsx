import { Button } from '@mantine/core'
import type { Verification } from '../../../shared/domain/verification.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Note } from '../../ui/note.tsx'
import { IssueForm } from './issue-form.tsx'
import type { RunAround } from './run-reads.ts'
import { useRun } from './run-store.tsx'
import styles from './run.module.css'
import type { WorkWrites } from './use-work-writes.ts'

interface IssuesPaneProps {
  readonly verification: Verification
  readonly around: RunAround
  readonly does: WorkWrites
}

/** Problems found, each a GGUS ticket in waiting, with the three places in which its link must stand. */
export function IssuesPane({ verification, around, does }: IssuesPaneProps) {
  const closed = verification.state !== 'open'
  const { issues, missingLinks, proposedMove } = around.issues
  const select = useRun((state) => state.select)
  return (
    <article aria-label="Issues">
      <p className={styles.idLine}>
        <span>Open one when something needs the technology provider; else clarify it inside RT</span>
      </p>
      <h2 className={styles.partTitle}>Issues</h2>
      {proposedMove && (
        <Note
          title={`Proposed for the ticket: ${proposedMove.to}`}
          actions={
            <Button size="compact-xs" variant="default" onClick={() => select('life')}>
              Go to the ticket
            </Button>
          }
        >
          {proposedMove.why}
        </Note>
      )}
      {missingLinks.map((sentence) => (
        <Note key={sentence} kind="warning">
          {sentence}
        </Note>
      ))}
      {issues.length === 0 && (
        <p className="soft">
          Nothing was found so far. B notes an issue from any row, and ties it to its criterion.
        </p>
      )}
      {issues.map((detail) => (
        <IssueForm
          key={detail.issue.id}
          detail={detail}
          closed={closed}
          does={does}
          rows={verification.rows}
        />
      ))}
      {!closed && (
        <div>
          <Button
            variant="default"
            aria-keyshortcuts="b"
            rightSection={<KeyHint keys="b" />}
            onClick={() => void does.addIssue(null)}
          >
            Note an issue
          </Button>
        </div>
      )}
    </article>
  )
}
