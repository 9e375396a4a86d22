import { Button, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Reminder } from '../../../../shared/contract/rollout.ts'
import { tell, tellTrouble } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { ReadState } from '../../../ui/read-state.tsx'
import { useRolloutReads } from '../rollout-reads.ts'
import styles from '../rollout.module.css'
import { useAct } from '../../../lib/use-act.ts'

/** Reminders ready to be sent, each by a press of its own; null shows those that are due by their age. */
export function RemindPane({ ppaIds, onClose }: { ppaIds: readonly string[] | null; onClose: () => void }) {
  const query = useQuery(useRolloutReads().reminders(ppaIds))
  return (
    <>
      <h2>{ppaIds === null ? 'Reminders that are due' : 'Remind'}</h2>
      <p className="soft">
        Due 14, 30 and 60 days after a team was asked. Nothing is sent before you press the button.
      </p>
      <ReadState query={query} height={200}>
        {(reminders) =>
          reminders.length === 0 ? (
            <Empty title={ppaIds === null ? 'No reminder is due.' : 'Nobody is silent.'} />
          ) : (
            reminders.map((reminder) => <One key={reminder.ppaId} reminder={reminder} />)
          )
        }
      </ReadState>
      <div className={styles.block}>
        <Button variant="default" onClick={onClose}>
          Back
        </Button>
      </div>
    </>
  )
}

function One({ reminder }: { reminder: Reminder }) {
  const { api } = useProgram()
  const { act, busy } = useAct()
  const [text, setText] = useState(reminder.text)
  const { ppaId, waiting } = reminder
  const last = Math.min(...waiting.map(({ remindedDays }) => remindedDays ?? Number.POSITIVE_INFINITY))

  async function send(): Promise<void> {
    const made = await act('Reminding', () => api.rollout.remind({ ppaId, text }))
    if (!made) return
    tell(
      made.length === 0
        ? 'Noted. No ticket is known, so send the text yourself.'
        : 'The reminder is in the outbox: a reply by mail.',
    )
  }
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text)
      tell('The reminder was copied.')
    } catch (error) {
      tellTrouble(error, 'Copying the reminder')
    }
  }
  return (
    <div className={styles.block}>
      <Textarea
        label={reminder.name}
        description={Number.isFinite(last) ? `Last reminded ${String(last)} days ago.` : 'Not reminded yet.'}
        autosize
        minRows={4}
        maxRows={14}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={styles.stack}>
        <div className={styles.row}>
          <Button loading={busy} disabled={text.trim() === ''} onClick={() => void send()}>
            Send as a reply
          </Button>
          <Button variant="default" onClick={() => void copy()}>
            Copy
          </Button>
        </div>
      </div>
    </div>
  )
}
