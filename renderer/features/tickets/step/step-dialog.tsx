import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Progress } from '../../../../shared/domain/run-life-cycle.ts'
import { useProgram } from '../../../lib/program.tsx'
import { ReadState } from '../../../ui/read-state.tsx'
import type { TicketPlace } from '../ticket-place.ts'
import styles from '../tickets.module.css'
import { StepForm } from './step-form.tsx'

interface StepDialogProps {
  readonly place: TicketPlace
  readonly to: Progress | null
  readonly onClose: () => void
}

/** The first field takes the focus also when it comes after the dialog, so that a step can be taken by keys alone. */
function FirstField({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.querySelector('input')?.focus(), [])
  return (
    <div ref={box} className={styles.steps}>
      {children}
    </div>
  )
}

/** A step of the process without leaving the list or the board. */
export function StepDialog({ place: { accountId, number }, to, onClose }: StepDialogProps) {
  const { reads } = useProgram()
  const query = useQuery(reads.ticket(accountId, number))
  const [isShown, setShown] = useState(false)
  // What was read before may be of another step: a form that changes under the hand of its user is none.
  if (!isShown && ((query.data !== undefined && !query.isStale) || query.error !== null)) setShown(true)
  return (
    <Modal opened onClose={onClose} title={`Ticket ${number}`} size={480}>
      {!isShown && <div className={styles.waiting} />}
      {isShown && (
        <ReadState query={query} height={200}>
          {(detail) => (
            <FirstField key={detail.moves.join()}>
              <strong>{detail.shown.subject}</strong>
              {detail.standstill && <p className="soft">{detail.standstill.sentence}</p>}
              {detail.server.gone ? null : <StepForm detail={detail} initial={to} onDone={onClose} />}
            </FirstField>
          )}
        </ReadState>
      )}
    </Modal>
  )
}
