import { Button, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Reminder } from '../../../../shared/contract/rollout.ts'
import { countOf } from '../../../../shared/domain/count-of.ts'
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

function lastReminded(days: number): string {
  if (!Number.isFinite(days)) return 'Not reminded yet.'
  return days === 0 ? 'Last reminded today.' : `Last reminded ${countOf(days, 'day')} ago.`
}

function One({ reminder }: { reminder: Reminder }) {
  const { api } = useProgram()
  const { act, busy } = useAct()
  const [text, setText] = useState(reminder.text)
  const { ppaId, waiting, hasTicket } = reminder
  const last = Math.min(...waiting.map(({ remindedDays }) => remindedDays ?? Number.POSITIVE_INFINITY))

  async function send(): Promise<void> {
    if (!hasTicket && !(await copy())) return
    const made = await act('Reminding', () => api.rollout.remind({ ppaId, text }))
    if (!made) return
    tell(
      hasTicket
        ? 'The reminder is in the outbox: a reply by mail.'
        : 'The reminder is in the clipboard, and the day is noted.',
    )
  }
  async function copy(): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch (error) {
      tellTrouble(error, 'Copying the reminder')
      return false
    }
  }
  return (
    <div className={styles.block}>
      <Textarea
        label={reminder.name}
        description={lastReminded(last)}
        autosize
        minRows={4}
        maxRows={14}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={styles.stack}>
        <div className={styles.row}>
          <Button loading={busy} disabled={text.trim() === ''} onClick={() => void send()}>
            {hasTicket ? 'Send as a reply' : 'Copy it and note the day'}
          </Button>
          {hasTicket && (
            <Button
              variant="default"
              onClick={() => void copy().then((done) => done && tell('The reminder was copied.'))}
            >
              Copy
            </Button>
          )}
        </div>
      </div>
    </div>
  )
}
