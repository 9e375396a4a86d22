import { useCallback, useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { TicketLine } from '../../../../shared/contract/tickets.ts'
import type { Progress } from '../../../../shared/domain/run-life-cycle.ts'
import type { Help } from '../../../../shared/domain/ticket-clock.ts'
import { routes } from '../../../lib/routes.ts'
import { rememberToWrite } from '../ticket/write-at-once.ts'
import type { TicketPlace } from '../ticket-place.ts'
import { StepDialog } from './step-dialog.tsx'

/** What the button that helps a ticket on says. */
export const helpWords: Readonly<Record<Help, string>> = {
  decide: 'Decide',
  follow: 'Go there',
  start: 'Start',
  move: 'Move',
  write: 'Write',
}

export interface Helper {
  /** Does what helps this ticket; opens it where nothing is waited for. */
  readonly help: (line: Pick<TicketLine, 'accountId' | 'number' | 'standstill'>) => void
  /** Asks for a step of the process; null lets the person choose. */
  readonly step: (place: TicketPlace, to: Progress | null) => void
  readonly dialog: ReactNode
}

/** The ways out of a standstill, the same from the list and from the board. */
export function useHelp(): Helper {
  const [, navigate] = useLocation()
  const [asked, setAsked] = useState<{ place: TicketPlace; to: Progress | null } | null>(null)
  const step = useCallback<Helper['step']>(
    ({ accountId, number }, to) => setAsked({ place: { accountId, number }, to }),
    [],
  )
  const help = useCallback<Helper['help']>(
    ({ accountId, number, standstill }) => {
      const place = { accountId, number }
      switch (standstill?.help) {
        case 'decide':
          navigate(routes.outbox)
          return
        case 'start':
          step(place, 'In Verification')
          return
        case 'move':
          step(place, null)
          return
        case 'write':
          rememberToWrite(place)
          navigate(routes.ticket(accountId, number))
          return
        case 'follow':
          navigate(routes.ticket(accountId, standstill.into ?? number))
          return
        case null:
        case undefined:
          navigate(routes.ticket(accountId, number))
      }
    },
    [navigate, step],
  )
  return {
    step,
    help,
    dialog: asked && <StepDialog place={asked.place} to={asked.to} onClose={() => setAsked(null)} />,
  }
}
