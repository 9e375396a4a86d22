import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { CircleCheck, CircleX } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import type { RolloutDetail } from '../../../../shared/contract/rollout.ts'
import type { RolloutRow } from '../../../../shared/domain/rollout-board.ts'
import { formatDate } from '../../../lib/format.ts'
import { routes } from '../../../lib/routes.ts'
import { Facts } from '../../../ui/facts.tsx'
import { KeyHint } from '../../../ui/key-hint.tsx'
import { Note } from '../../../ui/note.tsx'
import { ReadState } from '../../../ui/read-state.tsx'
import { useRolloutReads } from '../rollout-reads.ts'
import styles from '../rollout.module.css'
import { rememberTeamToEnter } from '../team-to-enter.ts'
import { LinkProduct } from './link-product.tsx'
import { StandingWord } from './standing.tsx'
import { undoWindow } from './undo-window.ts'
import type { BoardCommands, Pane } from './use-board-commands.ts'

/** One PPA: why it does not move with the button that helps, who said what, and what was decided. */
export function RowDetail({
  row,
  onPane,
  onLinked,
  commands,
}: {
  row: RolloutRow
  onPane: (pane: Pane) => void
  onLinked: (ppaId: string) => void
  commands: BoardCommands
}) {
  return (
    <>
      <h2 className={styles.title}>
        {row.product} {row.version}
      </h2>
      {row.ppaId === null ? (
        <LinkProduct row={row} onLinked={onLinked} />
      ) : (
        <KnownProduct row={row} ppaId={row.ppaId} onPane={onPane} commands={commands} />
      )}
    </>
  )
}

function KnownProduct({
  row,
  ppaId,
  onPane,
  commands,
}: {
  row: RolloutRow
  ppaId: string
  onPane: (pane: Pane) => void
  commands: BoardCommands
}) {
  const query = useQuery(useRolloutReads().one(ppaId))
  const kind = row.isOffered ? 'good' : row.risk.level === 'high' ? 'warning' : 'info'
  return (
    <>
      <div className={styles.stack}>
        <Note kind={kind}>{row.sentence}</Note>
        {row.isOffered && row.ticket !== null && <p className="soft">{undoWindow}</p>}
        <div className={styles.row}>
          <HelpButton row={row} onPane={onPane} commands={commands} />
          {row.stage === 'in rollout' && row.help !== 'decide' && (
            <Button variant="default" rightSection={<KeyHint keys="d" />} onClick={() => onPane('decide')}>
              Decide otherwise
            </Button>
          )}
          <Button variant="default" rightSection={<KeyHint keys="l" />} onClick={commands.saveSummary}>
            Summary
          </Button>
          {row.stage === 'in rollout' && (
            <Button
              variant="default"
              title="A file for a team that does not see the ticket: it begins the report with it."
              rightSection={<KeyHint keys="q" />}
              onClick={commands.saveRequest}
            >
              Request
            </Button>
          )}
        </div>
      </div>
      <ReadState query={query} height={300}>
        {(detail) => <Detail detail={detail} />}
      </ReadState>
    </>
  )
}

/** The one button that helps with what is missing. */
function HelpButton({
  row,
  onPane,
  commands,
}: {
  row: RolloutRow
  onPane: (pane: Pane) => void
  commands: BoardCommands
}) {
  const [, navigate] = useLocation()
  const unknownTeam = row.answers.find(({ standing }) => standing === 'unknown team')?.team ?? ''
  const button = (label: string, run: () => void, keys?: string) => (
    <Button
      loading={commands.busy}
      onClick={run}
      rightSection={keys === undefined ? undefined : <KeyHint keys={keys} />}
    >
      {label}
    </Button>
  )
  if (row.stage === 'move waits') return button('Packages are in candidate', commands.markMoved)
  switch (row.help) {
    case 'choose teams':
      return button('Ask teams', () => onPane('teams'), 'a')
    case 'enter the team':
      return button('Enter the team', () => {
        rememberTeamToEnter(unknownTeam)
        navigate(routes.rolloutOf('teams'))
      })
    case 'remind':
      return button('Remind', () => onPane('remind'), 'b')
    case 'decide':
      return button('Decide', () => onPane('decide'), 'd')
    case 'move on':
      return button('Move on to UMDStore', commands.moveOn, 'm')
    case 'look at the ticket':
      return row.ticket ? button('Open the ticket', commands.openTicket, 'w') : null
    case 'look at the reports':
    case 'choose the product':
    case null:
      return null
  }
}

function Detail({ detail }: { detail: RolloutDetail }) {
  const { row, conditions, answers, remarks, reports, decisions, hints } = detail
  return (
    <>
      <div className={styles.block}>
        <h3>The rule</h3>
        <ul className={styles.conditions}>
          {conditions.map(({ name, holds, sentence }) => (
            <li key={name} data-holds={holds}>
              {holds ? (
                <CircleCheck size={14} aria-label="holds" />
              ) : (
                <CircleX size={14} aria-label="fails" />
              )}
              <span>{sentence}</span>
            </li>
          ))}
        </ul>
      </div>
      {answers.length > 0 && (
        <div className={styles.block}>
          <h3>Teams</h3>
          <table className="plain">
            <thead>
              <tr>
                <th>Team</th>
                <th>Says</th>
                <th>Asked</th>
              </tr>
            </thead>
            <tbody>
              {answers.map(({ team, standing, askedAt, remindedAt }) => (
                <tr key={team}>
                  <td className={styles.whole}>{team}</td>
                  <td>
                    <StandingWord standing={standing} />
                  </td>
                  <td className={`soft ${styles.whole ?? ''}`}>
                    {askedAt !== null && formatDate(askedAt)}
                    {remindedAt !== null && `, reminded ${formatDate(remindedAt)}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {remarks.length > 0 && (
        <div className={styles.block}>
          <h3>Does not count</h3>
          <ul className={styles.plainList}>
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </div>
      )}
      <Reports reports={reports} />
      {decisions.length > 0 && (
        <div className={styles.block}>
          <h3>Decided</h3>
          <ul className={styles.plainList}>
            {decisions.map(({ id, at, by, to, byRule, reason, ruleSaid }) => (
              <li key={id}>
                {formatDate(at)}, {by}: {to}, {byRule ? 'by the rule' : `against the rule (${ruleSaid})`}
                {reason !== '' && ` Reason: ${reason}`}
              </li>
            ))}
          </ul>
        </div>
      )}
      {hints !== '' && (
        <div className={styles.block}>
          <h3>Hints of the verification</h3>
          <p className={styles.hints}>{hints}</p>
        </div>
      )}
      <div className={styles.block}>
        <h3>Facts</h3>
        <Facts
          facts={[
            [
              'PPA',
              row.ppaId === null ? (
                ''
              ) : (
                <Link key="ppa" href={routes.ppa(row.ppaId)}>
                  {row.productKey}
                </Link>
              ),
            ],
            ['Platform', `${row.platform}/${row.arch}`],
            ['UMD release', row.releaseVersion],
            ['In rollout since', row.since === null ? 'not known' : formatDate(row.since)],
            [
              'Ticket',
              row.ticket === null ? (
                <span key="ticket" className="soft">
                  none: kept here only
                </span>
              ) : (
                <Link key="ticket" href={routes.ticket(row.ticket.accountId, row.ticket.number)}>
                  {row.ticket.number}
                </Link>
              ),
            ],
            ['Risk', `${row.risk.level}: ${row.risk.sentence}`],
          ]}
        />
      </div>
    </>
  )
}

function Reports({ reports }: { reports: RolloutDetail['reports'] }) {
  if (reports.length === 0) return null
  return (
    <div className={styles.block}>
      <h3>Reports</h3>
      <table className="plain">
        <tbody>
          {reports.map(({ id, team, recommendation, state, submittedAt }) => (
            <tr key={id}>
              <td>
                <Link href={routes.rolloutReport(id)}>{team}</Link>
              </td>
              <td>{recommendation && <StandingWord standing={recommendation} />}</td>
              <td className="soft">
                {submittedAt !== null && formatDate(submittedAt)}
                {state === 'replaced' && ', replaced'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
