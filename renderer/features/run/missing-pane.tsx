import { Button } from '@mantine/core'
import { CircleCheck } from 'lucide-react'
import { memo } from 'react'
import type { Missing } from '../../../shared/domain/missing.ts'
import type { ScopeProposal } from '../../../shared/domain/scope-proposals.ts'
import { workOfRow, type RunWork } from '../../../shared/domain/run-work.ts'
import { rowDemand } from '../../../shared/domain/scope.ts'
import type { Verification } from '../../../shared/domain/verification.ts'
import { countOf } from '../../../shared/domain/count-of.ts'
import { formatTime } from '../../lib/format.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { ScrollPane } from '../../ui/scroll-pane.tsx'
import { OutcomeWord } from '../../ui/outcome-word.tsx'
import { useRun } from './run-store.tsx'
import styles from './missing-pane.module.css'
import type { RunWrites } from './use-run-writes.ts'

interface MissingPaneProps {
  readonly verification: Verification
  readonly work: RunWork
  readonly missing: readonly Missing[]
  readonly proposals: readonly ScopeProposal[]
  readonly writes: RunWrites
}

/** What stands between the run and its report, with the way there; and the end of the run. */
export function MissingPane({ verification, work, missing, proposals, writes }: MissingPaneProps) {
  const undecided = undecidedRows(verification, work)
  return (
    <aside className={styles.aside} aria-label="Completeness">
      {verification.state === 'finished' ? (
        <Finished verification={verification} onReopen={writes.reopen} />
      ) : (
        <Unfinished
          missing={missing}
          undecided={undecided.length}
          proposed={proposals.map(({ criterionId }) => criterionId).filter((id) => undecided.includes(id))}
          onMarkRest={writes.markRest}
          onFinish={writes.finish}
        />
      )}
    </aside>
  )
}

interface UnfinishedProps {
  readonly missing: readonly Missing[]
  /** Rows of a minor release that have neither a verdict nor a mark. */
  readonly undecided: number
  /** Those of them that a line of the release notes seems to touch. */
  readonly proposed: readonly string[]
  readonly onMarkRest: () => void
  readonly onFinish: () => void
}

function undecidedRows({ releaseType, rows }: Verification, work: RunWork): readonly string[] {
  return rows
    .filter(
      ({ verdict, criterion }) =>
        verdict === null && rowDemand(releaseType, workOfRow(work, criterion.id).scope) === 'not decided',
    )
    .map(({ criterion }) => criterion.id)
}

function Unfinished({ missing, undecided, proposed, onMarkRest, onFinish }: UnfinishedProps) {
  const select = useRun((state) => state.select)
  return (
    <>
      <h2 className={styles.asideTitle}>
        {missing.length === 0 ? 'Nothing is missing' : `${countOf(missing.length, 'part')} missing`}
      </h2>
      <ScrollPane label="Missing parts" className={styles.missing}>
        {missing.length === 0 && (
          <p className={styles.complete}>
            <CircleCheck size={14} aria-hidden="true" /> The verification can be finished.
          </p>
        )}
        <ul>
          {missing.map((part) => (
            <MissingLine key={`${part.at} ${part.sentence}`} {...part} />
          ))}
        </ul>
      </ScrollPane>
      {undecided > 0 && (
        <div className={styles.finish}>
          {proposed.length > 0 && (
            <div className={styles.proposed}>
              <p>The release notes seem to speak of</p>
              <ul>
                {proposed.map((id) => (
                  <li key={id}>
                    <button type="button" onClick={() => select(id)}>
                      {id}
                    </button>
                  </li>
                ))}
              </ul>
            </div>
          )}
          <Button
            variant="default"
            fullWidth
            aria-keyshortcuts="v r"
            rightSection={<KeyHint keys="v r" />}
            onClick={onMarkRest}
          >
            Rest not affected
          </Button>
          <p className="soft">
            {countOf(undecided, 'criterion', 'criteria')} without a verdict or a mark. It can be undone.
          </p>
        </div>
      )}
      <div className={styles.finish}>
        <Button
          fullWidth
          disabled={missing.length > 0}
          aria-keyshortcuts="v v"
          rightSection={<KeyHint keys="v v" />}
          onClick={onFinish}
        >
          Finish
        </Button>
        <p className="soft">
          {missing.length > 0
            ? 'It can be finished once nothing is missing. Choose a line above to go to its field.'
            : 'It can be reopened later.'}
        </p>
      </div>
    </>
  )
}

/** Memoised: a major release begins with hundreds of these, and each verdict takes away one. */
const MissingLine = memo(function MissingLine({ at, field, sentence }: Missing) {
  const goTo = useRun((state) => state.goTo)
  return (
    <li>
      <button type="button" onClick={() => goTo(at, field)}>
        {sentence}
      </button>
    </li>
  )
})

function Finished({ verification, onReopen }: { verification: Verification; onReopen: () => void }) {
  return (
    <>
      <h2 className={styles.asideTitle}>Finished</h2>
      <div className={styles.missing}>
        <p>
          <OutcomeWord outcome={verification.outcome} />
        </p>
        <p className="soft">
          {verification.finishedAt && `Finished ${formatTime(verification.finishedAt)}. `}Nothing can be
          changed until it is reopened.
        </p>
      </div>
      <div className={styles.finish}>
        <Button variant="default" fullWidth onClick={onReopen}>
          Reopen
        </Button>
      </div>
    </>
  )
}
