import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import type { TicketDetail } from '../../../../shared/contract/tickets.ts'
import { linkWords } from '../../../../shared/domain/describe-intent.ts'
import { TicketLink } from '../../../../shared/domain/mirrored-ticket.ts'
import { useProgram } from '../../../lib/program.tsx'
import { routes } from '../../../lib/routes.ts'
import { OutsideLink } from '../../../ui/outside-link.tsx'
import styles from '../tickets.module.css'
import { useAct } from '../use-act.ts'

type Kind = TicketLink['kind']

const kinds = TicketLink.shape.kind.options

/** Links to other tickets and addresses, and a new one. */
export function TicketLinks({ detail }: { detail: TicketDetail }) {
  const { api } = useProgram()
  const { queue, busy } = useAct()
  const [kind, setKind] = useState<Kind>('refers-to')
  const [target, setTarget] = useState('')
  const { shown, server } = detail
  const place = { accountId: shown.accountId, number: shown.number }
  const change = (link: TicketLink, wanted: 'there' | 'gone') =>
    queue(wanted === 'there' ? 'Linking' : 'Removing the link', () =>
      api.tickets.link({ ...place, link, wanted }),
    )
  async function add(): Promise<void> {
    if (await change({ kind, target: target.trim() }, 'there')) setTarget('')
  }
  return (
    <div className={styles.steps}>
      {shown.links.length === 0 && <p className="soft">No link yet.</p>}
      {shown.links.map((link) => (
        <div key={`${link.kind} ${link.target}`} className={styles.link}>
          <span>
            {linkWords[link.kind]} <Target accountId={shown.accountId} target={link.target} />
          </span>
          {!server.gone && (
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={`Remove the link to ${link.target}`}
              onClick={() => void change(link, 'gone')}
            >
              Remove
            </Button>
          )}
        </div>
      ))}
      {!server.gone && (
        <form
          className={styles.row}
          onSubmit={(event) => {
            event.preventDefault()
            void add()
          }}
        >
          <Select
            aria-label="Kind of link"
            w={128}
            allowDeselect={false}
            data={kinds.map((value) => ({ value, label: linkWords[value] }))}
            value={kind}
            onChange={(value) => setKind(value ?? 'refers-to')}
          />
          <TextInput
            aria-label="Ticket or address"
            placeholder="Number or https://…"
            style={{ flex: 1 }}
            value={target}
            onChange={(event) => setTarget(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={busy} disabled={target.trim() === ''}>
            Link
          </Button>
        </form>
      )}
    </div>
  )
}

function Target({ accountId, target }: { accountId: string; target: string }) {
  return /^\d+$/.test(target) ? (
    <Link href={routes.ticket(accountId, target)}>{target}</Link>
  ) : (
    <OutsideLink href={target} />
  )
}
