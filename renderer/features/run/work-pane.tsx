import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { RunWork } from '../../../shared/domain/run-work.ts'
import { RunException, whatFollows } from '../../../shared/domain/scope.ts'
import type { Verification } from '../../../shared/domain/verification.ts'
import { useDraft } from '../../lib/use-draft.ts'
import { useProgram } from '../../lib/program.tsx'
import { DraftArea } from './draft-area.tsx'
import { FileButton } from './file-button.tsx'
import { ResultsPart } from './results-part.tsx'
import { TicketPart } from './ticket-part.tsx'
import { ReviewPart } from './review-part.tsx'
import { titleOfPart } from './run-items.ts'
import { runReads, type RunAround } from './run-reads.ts'
import styles from './run.module.css'
import parts from './issues.module.css'
import type { Captures } from './use-captures.ts'
import type { WorkWrites } from './use-work-writes.ts'

interface WorkPaneProps {
  readonly verification: Verification
  readonly work: RunWork
  readonly around: RunAround
  readonly captures: Captures
  readonly does: WorkWrites
}

/** What belongs to the run around its rows: ticket, time, exception, hand-over, second pair of eyes. */
export function WorkPane({ verification, work, around, captures, does }: WorkPaneProps) {
  const closed = verification.state !== 'open'
  const { fresh, automatic, carried, copied } = work.shares
  return (
    <article aria-label="Ticket, time and hand-over">
      <p className={styles.idLine}>
        <span>{whatFollows(work.exception)}</span>
      </p>
      <h2 className={styles.partTitle}>Ticket, time and hand-over</h2>
      <TicketPart verification={verification} issues={around.issues} />
      <h3>How the verdicts came about</h3>
      <p>
        {fresh} fresh, {automatic} from tools, {carried} carried over, {copied} copied from a sibling
        platform.
      </p>
      <TimePart verification={verification} closed={closed} does={does} />
      <ExceptionPart verification={verification} work={work} closed={closed} does={does} />
      <ReviewPart verification={verification} does={does} />
      <h3>Hand over</h3>
      <p className="soft">
        A colleague takes the file in on another machine and sends one back; where both decided, both verdicts
        stay until somebody decides.
      </p>
      <div className={parts.line}>
        <Button variant="default" onClick={() => void does.handOver()}>
          Save this run as a file
        </Button>
        <FileButton
          label="Take in a file that came back"
          onFiles={([file]) => file && void does.takeInRun(file)}
        />
      </div>
      {!closed && (
        <ResultsPart rows={verification.rows} automatic={around.automatic} captures={captures} does={does} />
      )}
    </article>
  )
}

interface PartProps {
  readonly closed: boolean
  readonly does: WorkWrites
}

function TimePart({ verification, closed, does }: PartProps & { readonly verification: Verification }) {
  const { api } = useProgram()
  const { data } = useQuery(runReads.time(api, verification.id))
  if (!data) return null
  return (
    <section aria-label="Time" className={parts.part}>
      <h3>Time</h3>
      <p>
        {minutes(data.seconds)} in all, {data.hours} hours for the report. Counted from what you did; breaks
        of more than ten minutes are left out.
      </p>
      {data.places.length > 0 && (
        <details>
          <summary>{closed ? 'By part' : 'By part, to be corrected'}</summary>
          <table className={parts.times}>
            <thead>
              <tr>
                <th scope="col">Part</th>
                <th scope="col">Counted</th>
                <th scope="col">Minutes as you say</th>
              </tr>
            </thead>
            <tbody>
              {data.places.map(({ place, counted, corrected }) => (
                <tr key={place}>
                  <td>{titleOfPart(place)}</td>
                  <td>{minutes(counted)}</td>
                  <td>
                    {closed ? (
                      corrected !== null && minutes(corrected)
                    ) : (
                      <TextInput
                        key={corrected}
                        size="xs"
                        aria-label={`Minutes on ${place}`}
                        inputMode="decimal"
                        defaultValue={corrected === null ? '' : String(corrected / 60)}
                        onBlur={(event) => {
                          const said = event.currentTarget.value.trim().replace(',', '.')
                          const seconds = said === '' ? null : Math.round(Number(said) * 60)
                          if (seconds !== corrected && !Number.isNaN(seconds) && (seconds ?? 0) >= 0) {
                            void does.correctTime(place, seconds)
                          }
                        }}
                      />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  )
}

function minutes(seconds: number): string {
  return seconds < 60 ? `${String(seconds)} s` : `${String(Math.round(seconds / 60))} min`
}

function ExceptionPart({
  verification,
  work,
  closed,
  does,
}: PartProps & { readonly verification: Verification; readonly work: RunWork }) {
  const { exception, exceptionRevision } = work
  const reason = useDraft(
    { of: 'exception', verification: verification.id, at: 'reason' },
    { text: exception?.reason ?? '', revision: exceptionRevision },
  )
  return (
    <section aria-label="Exception">
      <NativeSelect
        size="xs"
        label="Exception from the normal path"
        disabled={closed}
        value={exception?.kind ?? ''}
        data={[
          { value: '', label: 'none' },
          ...RunException.shape.kind.options.map((kind) => ({ value: kind, label: kind })),
        ]}
        onChange={(event) => {
          const kind = RunException.shape.kind.safeParse(event.currentTarget.value)
          void does.setException(kind.success ? kind.data : null)
        }}
      />
      {exception && (
        <DraftArea
          label="Why, and what is done differently"
          field="exception"
          draft={reason}
          readOnly={closed}
          minRows={2}
          error={reason.text.trim() === '' ? 'An exception needs a reason.' : undefined}
        />
      )}
    </section>
  )
}
