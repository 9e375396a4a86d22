import { Button } from '@mantine/core'
import { Link, useLocation } from 'wouter'
import type { TicketDetail } from '../../../../shared/contract/tickets.ts'
import { routes } from '../../../lib/routes.ts'
import { Note } from '../../../ui/note.tsx'
import { helpWords } from '../step/use-help.tsx'
import { StepForm } from '../step/step-form.tsx'
import styles from '../tickets.module.css'

/** Why the ticket does not move, what may be done next, and its verification. */
export function TicketProcess({ detail, onWrite }: { detail: TicketDetail; onWrite: () => void }) {
  const { standstill, server, moves } = detail
  return (
    <div className={styles.steps}>
      {standstill && (
        <Note
          kind={standstill.isLate ? 'warning' : 'info'}
          actions={<HelpButton detail={detail} onWrite={onWrite} />}
        >
          {standstill.sentence}
        </Note>
      )}
      {!server.gone && moves.length > 0 && <StepForm key={moves.join()} detail={detail} initial={null} />}
      <Runs detail={detail} />
    </div>
  )
}

/** Only what is not on this screen anyway: the next step stands right below. */
function HelpButton({ detail, onWrite }: { detail: TicketDetail; onWrite: () => void }) {
  const [, navigate] = useLocation()
  const { standstill, shown } = detail
  const ways: Readonly<Record<string, () => void>> = {
    decide: showDecision,
    follow: () => navigate(routes.ticket(shown.accountId, standstill?.into ?? shown.number)),
    write: onWrite,
  }
  const help = standstill?.help ?? null
  const go = help === null ? undefined : ways[help]
  return help !== null && go !== undefined ? (
    <Button variant="default" size="compact-xs" onClick={go}>
      {helpWords[help]}
    </Button>
  ) : null
}

/** The decision stands on this screen: its first button takes the focus. */
function showDecision(): void {
  const button = document.querySelector<HTMLElement>('[data-decision] button')
  button?.scrollIntoView({ block: 'center' })
  button?.focus()
}

function Runs({ detail: { runs, ppas } }: { detail: TicketDetail }) {
  if (ppas.length === 0) {
    return <p className="soft">No product in the release records names this ticket.</p>
  }
  return (
    <ul className={styles.conditions}>
      {ppas.map(({ id, name }) => (
        <li key={id}>
          <Link href={routes.ppa(id)}>{name}</Link>
        </li>
      ))}
      {runs.map(({ id, name, state }) => (
        <li key={id}>
          <Link href={routes.run(id)}>Verification of {name}</Link>, {state}
        </li>
      ))}
    </ul>
  )
}
