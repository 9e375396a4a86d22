import { Button, SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import { failedCritical } from '../../../shared/domain/criticality.ts'
import { isHours, type Missing } from '../../../shared/domain/missing.ts'
import { ReleaseType } from '../../../shared/domain/release-type.ts'
import { answersOf, type RunWork } from '../../../shared/domain/run-work.ts'
import type { SummaryField, Verification } from '../../../shared/domain/verification.ts'
import { useDraft } from '../../lib/use-draft.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Note } from '../../ui/note.tsx'
import { releaseTypeMeaning } from '../../ui/release-type-meaning.ts'
import { DraftArea } from './draft-area.tsx'
import { RivalParts } from './rival-parts.tsx'
import { OutcomeButtons } from './outcome-buttons.tsx'
import styles from './run.module.css'
import type { RunWrites } from './use-run-writes.ts'
import type { WorkWrites } from './use-work-writes.ts'

interface SummaryPaneProps {
  readonly verification: Verification
  readonly work: RunWork
  readonly missing: readonly Missing[]
  readonly writes: RunWrites
  readonly does: WorkWrites
  readonly evidence: ReactNode
}

/** The executive summary: the first pages of the report. */
export function SummaryPane({ verification, work, missing, writes, does, evidence }: SummaryPaneProps) {
  const closed = verification.state !== 'open'
  const failed = failedCritical(verification.rows, answersOf(work))
  const needsReason =
    failed.length > 0 && verification.outcome !== null && verification.outcome !== 'rejected'
  /** Where two people answered, both answers stand below the field and say it themselves. */
  const lacksOf = (name: string) =>
    work.rivalParts.some(({ part }) => part === name)
      ? undefined
      : missing.find((part) => part.at === 'summary' && part.field === name)?.sentence
  const lacksOutcome = lacksOf('outcome')
  const field = (name: SummaryField, label: string, hint: string, single = false) => (
    <div key={name}>
      <SummaryText
        verification={verification}
        name={name}
        label={label}
        hint={hint}
        single={single}
        lacks={lacksOf(name)}
      />
      <RivalParts part={name} rivals={work.rivalParts} closed={closed} does={does} />
    </div>
  )
  return (
    <article aria-label="Summary">
      <p className={styles.idLine}>
        <span>The first part of the report</span>
      </p>
      <h2 className={styles.partTitle}>Summary</h2>
      <h3>Overall verdict</h3>
      <OutcomeButtons outcome={verification.outcome} disabled={closed} onChange={writes.setOutcome} />
      <RivalParts part="outcome" rivals={work.rivalParts} closed={closed} does={does} />
      {lacksOutcome !== undefined && <p className={styles.lacks}>{lacksOutcome}</p>}
      {failed.length > 0 && (
        <div>
          <Note kind="warning" title="Failed and can be critical">
            {failed.join(', ')}.{' '}
            {needsReason
              ? 'The overall verdict stands against this: say why below.'
              : 'A failed critical criterion can get the product rejected.'}
          </Note>
        </div>
      )}
      {needsReason && field('outcomeReason', 'Reason for the overall verdict', 'Printed in the report')}
      <div className={styles.releaseType}>
        <h3>Release type</h3>
        <SegmentedControl
          aria-label="Release type"
          disabled={closed}
          value={verification.releaseType}
          onChange={(value) => writes.setReleaseType(ReleaseType.parse(value))}
          data={ReleaseType.options.map((type) => ({ value: type, label: type }))}
        />
        <p className="soft">{releaseTypeMeaning[verification.releaseType]}</p>
      </div>
      {!closed && (
        <div>
          <Button
            size="compact-sm"
            variant="default"
            rightSection={<KeyHint keys="v s" />}
            onClick={() => void does.fillSummary()}
          >
            Fill empty fields from what is known
          </Button>
        </div>
      )}
      <div className={styles.fieldPair}>
        {field('verifier', 'Verifier', 'Name as printed on the report', true)}
        {field('institute', 'Institute', '', true)}
        {field('rtTicket', 'RT ticket', 'Number or address of the PPA ticket', true)}
        {field('hours', 'Hours of effort', 'Such as 2.5; V H takes the time log', true)}
      </div>
      {field('testEnvironment', 'Test environment', 'Machine, image, repositories, versions')}
      {field('ggusTickets', 'GGUS tickets', 'Every ticket of this verification, one per line')}
      {field('issues', 'Issues and workarounds', 'What was found, and how to live with it')}
      {field('hints', 'Hints for Early Adopters', 'What to watch in staged rollout')}
      {evidence}
    </article>
  )
}

interface SummaryTextProps {
  readonly verification: Verification
  readonly name: SummaryField
  readonly label: string
  readonly hint: string
  readonly single: boolean
  /** What the report lacks while this field is as it is. */
  readonly lacks: string | undefined
}

function SummaryText({ verification, name, label, hint, single, lacks }: SummaryTextProps) {
  const draft = useDraft(
    { of: 'summary', verification: verification.id, at: name },
    { text: verification.summary[name], revision: verification.summaryRevisions[name] },
  )
  const wrong = name === 'hours' && draft.text.trim() !== '' && !isHours(draft.text)
  return (
    <DraftArea
      label={label}
      hint={hint}
      field={name}
      draft={draft}
      readOnly={verification.state !== 'open'}
      single={single}
      minRows={2}
      error={wrong ? 'A number such as 4 or 2.5.' : draft.text.trim() === '' ? lacks : undefined}
    />
  )
}
