import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { RolloutRow } from '../../../../shared/domain/rollout-board.ts'
import { tell } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { routes } from '../../../lib/routes.ts'
import { Note } from '../../../ui/note.tsx'
import styles from '../rollout.module.css'
import { useAct } from '../../../lib/use-act.ts'
import { ppaChoices } from './ppa-choices.ts'

/** A ticket in staged rollout whose product nobody named yet: a person chooses it once. */
export function LinkProduct({ row, onLinked }: { row: RolloutRow; onLinked: (ppaId: string) => void }) {
  const { api, reads } = useProgram()
  const { act, busy } = useAct()
  const { data } = useQuery(reads.ppas())
  const [ppaId, setPpaId] = useState<string | null>(null)
  const { ticket } = row
  if (ticket === null) return <Note>{row.sentence}</Note>
  async function link(): Promise<void> {
    if (ppaId === null) return
    const done = await act('Linking the ticket', () => api.rollout.link({ ppaId, ticket }))
    if (!done) return
    tell('The ticket tells from now on where this product is.')
    onLinked(ppaId)
  }
  return (
    <div className={styles.stack}>
      <Note>{row.sentence}</Note>
      <p>
        Ticket <Link href={routes.ticket(ticket.accountId, ticket.number)}>{ticket.number}</Link>
      </p>
      <Select
        label="The product it is about"
        searchable
        selectFirstOptionOnChange
        limit={60}
        data={ppaChoices(data ?? [])}
        value={ppaId}
        onChange={setPpaId}
        nothingFoundMessage="No product fits: import its release first."
      />
      <div className={styles.row}>
        <Button loading={busy} disabled={ppaId === null} onClick={() => void link()}>
          Link
        </Button>
      </div>
    </div>
  )
}
