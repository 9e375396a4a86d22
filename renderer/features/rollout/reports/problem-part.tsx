import { Button, NativeSelect } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { EaSeverity, stages, type EaProblem, type EaStage } from '../../../../shared/domain/ea-report.ts'
import { severityMeaning } from '../../../../shared/domain/ea-report-issues.ts'
import { problemPlace } from '../../../../shared/domain/ea-report-texts.ts'
import { tell, tellTrouble } from '../../../lib/notify.ts'
import { Note } from '../../../ui/note.tsx'
import { Choice } from './choice.tsx'
import { focusPlace } from './focus-place.ts'
import { useWrittenReport } from './report-context.tsx'
import styles from './report-form.module.css'
import { ReportText } from './report-text.tsx'

const names: Readonly<Record<EaStage, string>> = {
  installation: 'Installation',
  configuration: 'Configuration',
  operation: 'Operation',
}

/** The three stages, and below those that had problems the problems. */
export function ProblemPart() {
  const [gone, setGone] = useState<EaProblem | null>(null)
  const { detail, does } = useWrittenReport()
  useFocusOnNew(detail.report.fields.problems)
  const hasProblems = stages.some((stage) => detail.report.fields.went[stage] === 'with problems')
  return (
    <>
      {stages.map((stage) => (
        <Stage key={stage} stage={stage} onGone={setGone} />
      ))}
      {hasProblems && (
        <p className={styles.hint}>A problem belongs where you met it; if in doubt, in operation.</p>
      )}
      {gone && (
        <Note
          title="The problem was taken away."
          actions={
            <Button
              variant="default"
              onClick={() => {
                does.addProblem(gone)
                setGone(null)
              }}
            >
              Bring it back
            </Button>
          }
        >
          {gone.title}
        </Note>
      )}
    </>
  )
}

/** A problem that was just begun gets the caret; those of before do not take it. */
function useFocusOnNew(problems: readonly EaProblem[]): void {
  const known = useRef<ReadonlySet<string> | null>(null)
  useEffect(() => {
    const begun = known.current && problems.find(({ id }) => !known.current?.has(id))
    known.current = new Set(problems.map(({ id }) => id))
    if (begun) focusPlace(problemPlace(begun.id, 'title'))
  }, [problems])
}

function Stage({ stage, onGone }: { stage: EaStage; onGone: (problem: EaProblem) => void }) {
  const { detail, does, tried } = useWrittenReport()
  const { went, problems } = detail.report.fields
  const own = problems.filter((problem) => problem.stage === stage)
  const lacking = detail.missing.find(({ place }) => place === `went.${stage}`)?.sentence
  return (
    <>
      <div className={styles.stage}>
        <Choice
          label={names[stage]}
          place={`went.${stage}`}
          options={[
            { value: 'well', label: 'Went well' },
            { value: 'with problems', label: 'With problems' },
          ]}
          value={went[stage]}
          error={tried || own.length > 0 ? lacking : undefined}
          onChoose={(how) => does.went(stage, how)}
        />
        {went[stage] === 'with problems' && (
          <Button size="compact-xs" variant="subtle" onClick={() => does.addProblem(stage)}>
            Another problem
          </Button>
        )}
      </div>
      {own.map((problem) => (
        <Problem key={problem.id} problem={problem} onGone={onGone} />
      ))}
    </>
  )
}

function Problem({ problem, onGone }: { problem: EaProblem; onGone: (problem: EaProblem) => void }) {
  const { detail, does } = useWrittenReport()
  const { id, severity, title } = problem
  const draft = detail.drafts.find(({ problemId }) => problemId === id)
  return (
    <section className={styles.problem} aria-label={title.trim() || 'New problem'}>
      <div className={styles.line}>
        <ReportText
          label="What went wrong"
          kind="title"
          placeholder="in a few words"
          place={problemPlace(id, 'title')}
        />
        <NativeSelect
          label="How bad"
          size="xs"
          className={styles.grade}
          data={EaSeverity.options.map((value) => ({ value, label: severityMeaning[value] }))}
          value={severity}
          onChange={(event) => does.grade(id, EaSeverity.parse(event.currentTarget.value))}
        />
      </div>
      <ReportText
        label="What helps against it"
        place={problemPlace(id, 'workaround')}
        kind="text"
        minRows={1}
        placeholder="Nothing known"
      />
      <details className={styles.more}>
        <summary>Details and a ticket for the helpdesk</summary>
        <p className={styles.hint}>Only where the developers should mend it; the report counts without.</p>
        <ReportText label="What happens" place={problemPlace(id, 'description')} kind="text" />
        <ReportText
          label="Address of its GGUS ticket"
          place={problemPlace(id, 'link')}
          placeholder="none yet"
        />
        {draft && (
          <div className={styles.draft}>
            <pre>{draft.text}</pre>
            <Button size="compact-xs" variant="default" onClick={() => void copy(draft.text)}>
              Copy the ticket
            </Button>
          </div>
        )}
      </details>
      <Button
        size="compact-xs"
        variant="subtle"
        className={styles.away}
        onClick={() => {
          void does.removeProblem(id).then((taken) => taken && onGone(taken))
        }}
      >
        Take this problem away
      </Button>
    </section>
  )
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    tell('The ticket is in the clipboard.')
  } catch (error) {
    tellTrouble(error, 'Copying')
  }
}
