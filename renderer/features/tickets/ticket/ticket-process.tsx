import { Button, FileInput, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import type { TicketDetail } from '../../../../shared/contract/tickets.ts'
import type { Progress } from '../../../../shared/domain/run-life-cycle.ts'
import { useProgram } from '../../../lib/program.tsx'
import { routes } from '../../../lib/routes.ts'
import { Note } from '../../../ui/note.tsx'
import styles from '../tickets.module.css'
import { useAct } from '../use-act.ts'

/** Why the ticket does not move, what may be done next, and its verification. */
export function TicketProcess({ detail }: { detail: TicketDetail }) {
  const { standstill, server } = detail
  const canStart = detail.moves.includes('In Verification') && detail.shown.owner === null
  return (
    <div className={styles.steps}>
      {standstill && <Note kind={standstill.isLate ? 'warning' : 'info'}>{standstill.sentence}</Note>}
      {!server.gone && canStart && <Start detail={detail} />}
      {!server.gone && !canStart && detail.moves.length > 0 && (
        <Move key={detail.moves.join()} detail={detail} />
      )}
      <Runs detail={detail} />
    </div>
  )
}

function Start({ detail }: { detail: TicketDetail }) {
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
  return (
    <div className={styles.row}>
      <NumberInput
        label="UMD major"
        w={96}
        min={1}
        max={99}
        value={umdMajor}
        onChange={(value) => setUmdMajor(Number(value))}
      />
      <Button
        loading={busy}
        style={{ alignSelf: 'end' }}
        title="Sets the owner, then the UMD release, then the progress: each is proven before the next is sent."
        onClick={() =>
          void queue('Starting the verification', () => api.tickets.start({ accountId, number, umdMajor }))
        }
      >
        Start the verification
      </Button>
    </div>
  )
}

function Move({ detail }: { detail: TicketDetail }) {
  const { api } = useProgram()
  const { queue, busy } = useAct()
  const [to, setTo] = useState<Progress | null>(null)
  const [comment, setComment] = useState('')
  const [links, setLinks] = useState('')
  const [hours, setHours] = useState('')
  const [files, setFiles] = useState<File[]>([])
  const { accountId, number } = detail.shown
  const { mapping } = detail.account
  async function move(): Promise<void> {
    if (!to) return
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
    if (isDone) setTo(null)
  }
  return (
    <div className={styles.steps}>
      <Select
        label="Next step"
        placeholder="Choose where it goes"
        data={[...detail.moves]}
        value={to}
        onChange={(value) => setTo(value)}
      />
      {to && (
        <>
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
                description={`Written into ${mapping.hours}.`}
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
          <Button loading={busy} onClick={() => void move()}>
            Move to {to}
          </Button>
        </>
      )}
    </div>
  )
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
