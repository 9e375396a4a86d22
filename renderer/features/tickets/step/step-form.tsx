import { Button, FileInput, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { TicketDetail } from '../../../../shared/contract/tickets.ts'
import { isShown } from '../../../../shared/domain/intent.ts'
import { valuesOfField } from '../../../../shared/domain/mirrored-ticket.ts'
import { progressOf } from '../../../../shared/domain/process-values.ts'
import { Progress, whyNoMove } from '../../../../shared/domain/run-life-cycle.ts'
import { useProgram } from '../../../lib/program.tsx'
import { Note } from '../../../ui/note.tsx'
import styles from '../tickets.module.css'
import { useAct } from '../use-act.ts'
import { StartForm } from './start-form.tsx'

interface StepFormProps {
  readonly detail: TicketDetail
  /** Where it is to go; null lets the person choose. */
  readonly initial: Progress | null
  readonly onDone?: () => void
}

/** A step of the process with what belongs before it, or why there is no such step. */
export function StepForm({ detail, initial, onDone }: StepFormProps) {
  const { shown, account, moves } = detail
  const raw = valuesOfField(shown, account.mapping.rolloutProgress)[0] ?? ''
  const from = progressOf(account.values, raw)
  const [to, setTo] = useState<Progress | null>(initial)
  const reason = to === null ? null : whyNoMove(from ?? raw, to)
  const choices = initial === null ? moves : Progress.options
  // There is one step only, and it is a start.
  if (from === 'Unverified' && initial === null)
    return <StartForm detail={detail} {...(onDone && { onDone })} />
  return (
    <div className={styles.steps}>
      <Select
        label="Next step"
        data-autofocus
        placeholder="Choose where it goes"
        data={[...choices]}
        value={to}
        onChange={(value) => setTo(value)}
      />
      {reason !== null && <Note kind="warning">{reason}</Note>}
      {to !== null && reason === null && from === 'Unverified' && (
        <StartForm detail={detail} {...(onDone && { onDone })} />
      )}
      {to !== null && reason === null && from !== 'Unverified' && (
        <MoveForm
          key={to}
          detail={detail}
          to={to}
          onDone={() => {
            setTo(null)
            onDone?.()
          }}
        />
      )}
    </div>
  )
}

/** What is written before the move: hours, GGUS tickets, the report, words. */
function MoveForm({ detail, to, onDone }: { detail: TicketDetail; to: Progress; onDone: () => void }) {
  const { api } = useProgram()
  const { queue, busy } = useAct()
  const [comment, setComment] = useState('')
  const [links, setLinks] = useState('')
  const [hours, setHours] = useState('')
  const [files, setFiles] = useState<File[]>([])
  const { accountId, number } = detail.shown
  const { mapping } = detail.account
  const now = valuesOfField(detail.shown, mapping.hours)[0]
  const missing = to === 'StagedRollout' ? lacking(detail, hours, files.length > 0) : []
  async function move(): Promise<void> {
    const isDone = await queue(`Moving to ${to}`, () =>
      api.tickets.move({
        accountId,
        number,
        to,
        comment,
        links: links.split(/\s+/).filter((link) => link !== ''),
        hours: hours.trim() === '' ? null : hours.trim(),
        files,
      }),
    )
    if (isDone) onDone()
  }
  return (
    <form
      className={styles.steps}
      onSubmit={(event) => {
        event.preventDefault()
        void move()
      }}
    >
      {missing.length > 0 && (
        <Note kind="warning">{`A hand-over comes with ${missing.join(' and ')}; the ticket has none yet.`}</Note>
      )}
      {to === 'Waiting for Response' && (
        <TextInput
          label="GGUS tickets"
          description={`Added to ${mapping.relatedTickets} and to a reply.`}
          value={links}
          onChange={(event) => setLinks(event.currentTarget.value)}
        />
      )}
      {(to === 'StagedRollout' || to === 'Rejected') && (
        <>
          <TextInput
            label="Hours"
            description={`Written into ${mapping.hours}${now === undefined ? '' : `; it holds ${now}`}.`}
            value={hours}
            onChange={(event) => setHours(event.currentTarget.value)}
          />
          <FileInput
            label="Report"
            multiple
            clearable
            placeholder="Choose the report"
            value={files}
            onChange={setFiles}
          />
        </>
      )}
      <Textarea
        label="Comment"
        autosize
        minRows={2}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      <Button type="submit" loading={busy} style={{ alignSelf: 'start' }}>
        Move to {to}
      </Button>
    </form>
  )
}

/** What the end of a verification leaves in its ticket and is not there yet (process.md 7.4). */
function lacking(detail: TicketDetail, hours: string, hasReport: boolean): readonly string[] {
  const { shown, account, intents, files } = detail
  const hasHours = hours.trim() !== '' || valuesOfField(shown, account.mapping.hours).length > 0
  const isOnItsWay = intents.some(
    ({ deed, state }) => isShown(state) && deed.kind === 'message' && deed.files.length > 0,
  )
  const hasFile = hasReport || isOnItsWay || files.some(({ name }) => /\.pdf$/i.test(name))
  return [...(hasHours ? [] : ['the hours of effort']), ...(hasFile ? [] : ['the report'])]
}
