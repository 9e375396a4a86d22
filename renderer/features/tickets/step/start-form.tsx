import { Button, NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { TicketDetail } from '../../../../shared/contract/tickets.ts'
import { useProgram } from '../../../lib/program.tsx'
import styles from '../tickets.module.css'
import { useAct } from '../use-act.ts'

/** The start of a verification: what still stands in its way, else the one thing to say, and the button. */
export function StartForm({ detail, onDone }: { detail: TicketDetail; onDone?: () => void }) {
  const { api } = useProgram()
  const { queue, busy } = useAct()
  const [umdMajor, setUmdMajor] = useState<number>(detail.ppas[0]?.umdMajor ?? 3)
  const failing = detail.conditions.filter(({ holds }) => holds !== true)
  const { accountId, number } = detail.shown
  if (failing.length > 0) {
    return (
      <div>
        A verification cannot start yet:
        <ul className={styles.conditions}>
          {failing.map(({ name, sentence }) => (
            <li key={name}>{sentence}</li>
          ))}
        </ul>
      </div>
    )
  }
  async function start(): Promise<void> {
    const isDone = await queue('Starting the verification', () =>
      api.tickets.start({ accountId, number, umdMajor }),
    )
    if (isDone) onDone?.()
  }
  return (
    <form
      className={styles.row}
      onSubmit={(event) => {
        event.preventDefault()
        void start()
      }}
    >
      <NumberInput
        label="UMD major"
        data-autofocus
        w={96}
        min={1}
        max={99}
        value={umdMajor}
        onChange={(value) => setUmdMajor(Number(value))}
      />
      <Button
        type="submit"
        loading={busy}
        style={{ alignSelf: 'end' }}
        title="Sets the owner, then the UMD release, then the progress: each is proven before the next is sent."
      >
        Start the verification
      </Button>
    </form>
  )
}
