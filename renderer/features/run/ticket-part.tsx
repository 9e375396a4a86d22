import { Button, Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { CircleCheck, CircleHelp, CircleX } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { RunIssues } from '../../../shared/contract/issues.ts'
import { isHours } from '../../../shared/domain/missing.ts'
import { startConditions, startSteps, withoutTracker } from '../../../shared/domain/run-life-cycle.ts'
import type { Progress } from '../../../shared/domain/run-life-cycle.ts'
import { isVerifiersTurn, whyNotYet, type RunTicket } from '../../../shared/domain/run-ticket.ts'
import type { Verification } from '../../../shared/domain/verification.ts'
import { countOf } from '../../../shared/domain/count-of.ts'
import { useProgram } from '../../lib/program.tsx'
import { routes } from '../../lib/routes.ts'
import { Note } from '../../ui/note.tsx'
import parts from './issues.module.css'
import { runReads } from './run-reads.ts'
import { useTicketWrites } from './use-ticket-writes.ts'

interface TicketPartProps {
  readonly verification: Verification
  readonly issues: RunIssues
}

/** The RT ticket of the run: its conditions, its start, and the moves the process knows; or why nothing is known of it. */
export function TicketPart({ verification, issues }: TicketPartProps) {
  const { api } = useProgram()
  const { data } = useQuery(runReads.ticket(api, verification.id))
  if (!data) return null
  return (
    <section aria-label="RT ticket" className={parts.part}>
      <h3>RT ticket</h3>
      {data.ticket ? (
        <Mirrored ticket={data.ticket} verification={verification} issues={issues} />
      ) : (
        <Unknown why={data.whyNone} verification={verification} />
      )}
    </section>
  )
}

function Mirrored({ ticket, verification, issues }: TicketPartProps & { readonly ticket: RunTicket }) {
  const { start, busy } = useTicketWrites(ticket)
  const { accountId, number, subject, accountName, facts, progress, conditions, steps, underWay } = ticket
  const isNew = facts.rolloutProgress === 'Unverified'
  const failing = conditions.find(({ holds }) => holds !== true)
  return (
    <>
      <p>
        <Link href={routes.ticket(accountId, number)}>
          {accountName} {number}
        </Link>
        : {subject}. RolloutProgress is <strong>{progress || 'not known yet'}</strong>
        {progress !== '' && facts.rolloutProgress !== progress && ` (${facts.rolloutProgress ?? ''})`}.
        {underWay > 0 && ` ${countOf(underWay, 'change')} under way to the server.`}
      </p>
      {isNew && (
        <>
          <ul className={parts.conditions} aria-label="Conditions of the start">
            {conditions.map(({ name, holds, sentence }) => (
              <li key={name}>
                <Sign holds={holds} /> {sentence}
              </li>
            ))}
          </ul>
          <ol className={parts.conditions} aria-label="Steps of the start">
            {steps.map(({ field, to, why, isDone }) => (
              <li key={field}>
                {field}: {to}. <span className="soft">{isDone ? 'It stands so already.' : why}</span>
              </li>
            ))}
          </ol>
          <div className={parts.line}>
            <Button
              variant="default"
              loading={busy}
              disabled={failing !== undefined}
              onClick={() => void start(verification.ppa.umdMajor)}
            >
              Start on the ticket
            </Button>
            <span className="soft">
              {failing === undefined
                ? 'The three steps go to the server in this order, each proven before the next.'
                : `${failing.sentence} The verification itself needs no ticket: work on.`}
            </span>
          </div>
        </>
      )}
      {!isNew && <Moves ticket={ticket} verification={verification} issues={issues} />}
    </>
  )
}

function Moves({ ticket, verification, issues }: TicketPartProps & { readonly ticket: RunTicket }) {
  const { move, busy } = useTicketWrites(ticket)
  const [chosen, setChosen] = useState<Progress | null>(null)
  const [attached, setAttached] = useState(true)
  const proposed = issues.proposedMove
  const hours = verification.summary.hours.trim().replace(',', '.')
  const links = issues.issues.map(({ issue }) => issue.link.trim()).filter((link) => link !== '')
  const ends = chosen === 'StagedRollout' || chosen === 'Rejected'
  const { rolloutProgress } = ticket.facts
  const notYet = chosen === null ? null : whyNotYet(chosen, rolloutProgress, verification)
  /** Where a move ends the verification, its report goes with it. */
  const withReport = ends && notYet === null && verification.state === 'finished'
  const mayMove = isVerifiersTurn(rolloutProgress)
  return (
    <>
      {proposed && <Note title={`Proposed: ${proposed.to}`}>{proposed.why}</Note>}
      {!mayMove ? (
        <p className="soft">
          The process has no step for the verifier from here; the ticket itself says what comes next.
        </p>
      ) : (
        <div className={parts.line}>
          {ticket.moves.map((to) => (
            <Button
              key={to}
              variant={to === proposed?.to ? 'filled' : 'default'}
              aria-pressed={chosen === to}
              onClick={() => setChosen(chosen === to ? null : to)}
            >
              {to}
            </Button>
          ))}
        </div>
      )}
      {chosen !== null && (
        <div className={parts.line}>
          <span>{notYet ?? describeMove(chosen, ends && isHours(hours) ? hours : null, links.length)}</span>
          {withReport && (
            <Checkbox
              size="xs"
              label="Attach the report"
              checked={attached}
              onChange={(event) => setAttached(event.currentTarget.checked)}
            />
          )}
          <Button
            variant="default"
            loading={busy}
            disabled={notYet !== null}
            onClick={() =>
              void move({
                to: chosen,
                comment: chosen === proposed?.to ? proposed.why : '',
                links,
                hours: ends && isHours(hours) ? hours : null,
                reportOf: withReport && attached ? verification.id : null,
              }).then((done) => (done ? setChosen(null) : undefined))
            }
          >
            Move to {chosen}
          </Button>
        </div>
      )}
    </>
  )
}

function describeMove(to: Progress, hours: string | null, links: number): string {
  const before = [
    ...(hours === null ? [] : [`${hours} hours of effort are written`]),
    ...(links === 0 ? [] : [`${countOf(links, 'GGUS ticket')} go into RelatedGGUSTickets and a reply`]),
  ]
  return before.length === 0
    ? `The ticket goes to ${to}.`
    : `${before.join(', ')}, and the ticket goes to ${to}.`
}

function Sign({ holds }: { readonly holds: boolean | null }) {
  if (holds === null) return <CircleHelp size={13} aria-label="Not known" />
  return holds ? (
    <CircleCheck size={13} aria-label="Holds" />
  ) : (
    <CircleX size={13} aria-label="Does not hold" />
  )
}

/** Without a mirrored ticket nothing is claimed about it; the run is worked on all the same. */
function Unknown({
  why,
  verification,
}: {
  readonly why: string | null
  readonly verification: Verification
}) {
  const { ppa, summary } = verification
  return (
    <>
      <p>{why} The verification is worked on without it.</p>
      <details>
        <summary>Conditions and steps of the start, to be done in RT by hand</summary>
        <ul>
          {startConditions(null).map(({ name, sentence }) => (
            <li key={name}>{sentence}</li>
          ))}
        </ul>
        <ol>
          {startSteps(summary.verifier || 'you', ppa.umdMajor).map(({ field, to, why: reason }) => (
            <li key={field}>
              {field}: {to}. <span className="soft">{reason}</span>
            </li>
          ))}
        </ol>
        <p className="soft">{withoutTracker}</p>
      </details>
    </>
  )
}
