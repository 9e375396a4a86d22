import { Button } from '@mantine/core'
import { useState } from 'react'
import type { KeptResult, ResultPreview } from '../../../shared/contract/automation.ts'
import type { VerificationRow } from '../../../shared/domain/verification.ts'
import { countOf } from '../../../shared/domain/count-of.ts'
import { VerdictMark } from '../../ui/verdict-mark.tsx'
import { FileButton } from './file-button.tsx'
import parts from './issues.module.css'
import type { Captures } from './use-captures.ts'
import type { WorkWrites } from './use-work-writes.ts'

interface ResultsPartProps {
  readonly rows: readonly VerificationRow[]
  /** What tools said so far, newest first. */
  readonly automatic: readonly KeptResult[]
  readonly captures: Captures
  readonly does: WorkWrites
}

/** What tools found: looked at first, then kept beside the rows, and a verdict only when a person takes it over. */
export function ResultsPart({ rows, automatic, captures, does }: ResultsPartProps) {
  const [looked, setLooked] = useState<{ readonly file: File; readonly preview: ResultPreview } | null>(null)
  const blank = new Set(rows.filter(({ verdict }) => verdict === null).map(({ criterion }) => criterion.id))
  const waiting = [...new Set(automatic.map(({ criterionId }) => criterionId))].filter((id) => blank.has(id))
  async function look(file: File | undefined): Promise<void> {
    const preview = file && (await does.previewResults(file))
    if (file && preview) setLooked({ file, preview })
  }
  return (
    <section aria-label="Results of tools" className={parts.part}>
      <h3>Results of tools</h3>
      <p className="soft">
        JUnit, TAP, or the console output of umd-verification. They stand beside the rows until you take one
        over; the same file twice changes nothing. The log folder is copied file by file as evidence of the
        summary: the tool wipes it when it starts again.
      </p>
      <div className={parts.line}>
        <FileButton label="Take in results" onFiles={([file]) => void look(file)} />
        <FileButton label="Copy a log folder" folder onFiles={(files) => captures.add('summary', files)} />
        {waiting.length > 0 && (
          <Button variant="default" onClick={() => void does.takeOver(waiting)}>
            Take over for {countOf(waiting.length, 'blank row')}
          </Button>
        )}
      </div>
      {captures.underWay.map(({ key, name, stop }) => (
        <output key={key} className={parts.line}>
          {name} is being copied.
          <Button size="compact-xs" variant="subtle" onClick={stop}>
            Stop
          </Button>
        </output>
      ))}
      {looked && (
        <Preview
          {...looked}
          rows={rows}
          onLeave={() => setLooked(null)}
          onKeep={() =>
            void does.takeInResults(looked.file).then((done) => (done ? setLooked(null) : undefined))
          }
        />
      )}
    </section>
  )
}

interface PreviewProps {
  readonly file: File
  readonly preview: ResultPreview
  readonly rows: readonly VerificationRow[]
  readonly onKeep: () => void
  readonly onLeave: () => void
}

function Preview({ file, preview, rows, onKeep, onLeave }: PreviewProps) {
  const { format, results, unmatched, isKnown } = preview
  const stands = new Map(rows.map(({ criterion, verdict }) => [criterion.id, verdict]))
  return (
    <section className={parts.issue} aria-label={`What ${file.name} says`}>
      <p>
        <strong>{file.name}</strong> ({format}): {countOf(results.length, 'criterion', 'criteria')},{' '}
        {countOf(unmatched.length, 'step')} about none.
        {isKnown && ' It was taken in before: nothing would change.'}
      </p>
      {results.length > 0 && (
        <table className={parts.times}>
          <thead>
            <tr>
              <th scope="col">Criterion</th>
              <th scope="col">The tool says</th>
              <th scope="col">Here stands</th>
            </tr>
          </thead>
          <tbody>
            {results.map(({ criterionId, verdict }) => (
              <tr key={criterionId}>
                <td>
                  <code>{criterionId}</code>
                </td>
                <td>
                  <VerdictMark verdict={verdict} />
                </td>
                <td>
                  <VerdictMark verdict={stands.get(criterionId) ?? null} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {unmatched.length > 0 && (
        <details open={results.length === 0}>
          <summary>{countOf(unmatched.length, 'step')} about no row of this run</summary>
          <ul>
            {unmatched.map(({ name, why }, index) => (
              <li key={`${String(index)} ${name}`}>
                {name}: <span className="soft">{why}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className={parts.line}>
        {results.length > 0 && !isKnown && <Button onClick={onKeep}>Keep beside the rows</Button>}
        <Button variant="default" onClick={onLeave}>
          Leave it
        </Button>
      </div>
    </section>
  )
}
