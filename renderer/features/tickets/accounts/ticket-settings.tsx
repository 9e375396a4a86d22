import { NumberInput, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Settings } from '../../../../shared/domain/settings.ts'
import { tellTrouble } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { Section } from '../../../ui/page.tsx'
import styles from '../tickets.module.css'

const whichTickets: readonly { readonly value: Settings['filesOfTickets']; readonly label: string }[] = [
  { value: 'own', label: 'your own tickets' },
  { value: 'all', label: 'all tickets' },
  { value: 'none', label: 'no ticket: only when asked for' },
]

/** When a ticket counts as late, and which files come by themselves. */
export function TicketSettings() {
  const { api, reads, writes } = useProgram()
  const { data } = useQuery(reads.settings())
  if (!data) return null
  const change = (part: Partial<Settings>) =>
    void writes
      .run(() => api.app.changeSettings(part))
      .catch((error: unknown) => tellTrouble(error, 'Changing the settings'))
  const number = (name: 'daysWaiting' | 'daysInVerification' | 'filesUpToMegabytes', label: string) => (
    <NumberInput
      label={label}
      w={230}
      min={1}
      max={name === 'filesUpToMegabytes' ? 10_000 : 3650}
      clampBehavior="strict"
      allowDecimal={false}
      value={data[name]}
      onChange={(value) => {
        if (typeof value === 'number' && value >= 1) change({ [name]: value })
      }}
    />
  )
  return (
    <Section title="Tickets">
      <p className="soft">
        A ticket counts as late after these days; the process has a month and a week. Files above the size
        come when you ask for one.
      </p>
      <div className={styles.row}>
        {number('daysWaiting', 'Days of waiting')}
        {number('daysInVerification', 'Days in verification')}
      </div>
      <div className={styles.row}>
        <Select
          label="Fetch files of"
          w={230}
          allowDeselect={false}
          data={whichTickets}
          value={data.filesOfTickets}
          onChange={(filesOfTickets) => filesOfTickets && change({ filesOfTickets })}
        />
        {data.filesOfTickets !== 'none' && number('filesUpToMegabytes', 'Up to so many megabytes each')}
      </div>
    </Section>
  )
}
