import { Button } from '@mantine/core'
import type { PlannedIntent } from '../../../../shared/contract/tickets.ts'
import { Section } from '../../../ui/page.tsx'
import styles from '../tickets.module.css'

/** The requests of each change up to its write, as they would leave; what signs them in is left out. */
export function PlannedRequests({
  planned,
  onClose,
}: {
  planned: readonly PlannedIntent[]
  onClose: () => void
}) {
  return (
    <Section
      title="Would be sent"
      aside={
        <Button variant="subtle" onClick={onClose}>
          Close
        </Button>
      }
    >
      <p className="soft">
        {planned.length === 0
          ? 'Nothing would be sent.'
          : 'The requests as they would leave, without the sign-in. After each write the ticket is read back and compared.'}
      </p>
      {planned.map(({ intentId, ticket, what, note, requests }) => (
        <div key={intentId} className={styles.request}>
          <div>
            {ticket !== null && `Ticket ${ticket}: `}
            {what}
          </div>
          {note !== '' && <div className="soft">{note}</div>}
          {requests.map((request) => (
            <pre key={`${request.method} ${request.url}`} className={styles.http}>
              {textOf(request)}
            </pre>
          ))}
        </div>
      ))}
    </Section>
  )
}

function textOf({ method, url, headers, body }: PlannedIntent['requests'][number]): string {
  const lines = headers.map(({ name, value }) => `${name}: ${value}`)
  return [`${method} ${url}`, ...lines, ...(body === '' ? [] : ['', body])].join('\n')
}
