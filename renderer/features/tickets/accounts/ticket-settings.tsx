import { NumberInput, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
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

type NumberName = 'daysWaiting' | 'daysInVerification' | 'filesUpToMegabytes'

const mostOf: Readonly<Record<NumberName, number>> = {
  daysWaiting: 3650,
  daysInVerification: 3650,
  filesUpToMegabytes: 10_000,
}

/** When a ticket counts as late, and which files come by themselves. */
export function TicketSettings() {
  const { api, reads, writes } = useProgram()
  const { data } = useQuery(reads.settings())
  if (!data) return null
  const change = (part: Partial<Settings>) =>
    void writes
      .run(() => api.app.changeSettings(part))
      .catch((error: unknown) => tellTrouble(error, 'Changing the settings'))
  const number = (name: NumberName, label: string) => (
    <NumberField
      label={label}
      max={mostOf[name]}
      stored={data[name]}
      onKeep={(value) => change({ [name]: value })}
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

interface NumberFieldProps {
  readonly label: string
  readonly max: number
  readonly stored: number
  readonly onKeep: (value: number) => void
}

/** Kept on leaving the field or by the Enter key: half a number is no setting. */
function NumberField({ label, max, stored, onKeep }: NumberFieldProps) {
  const [typed, setTyped] = useState<number | string | null>(null)
  const keep = () => {
    if (typeof typed === 'number' && typed >= 1 && typed !== stored) onKeep(typed)
    setTyped(null)
  }
  return (
    <NumberInput
      label={label}
      w={230}
      min={1}
      max={max}
      clampBehavior="strict"
      allowDecimal={false}
      value={typed ?? stored}
      onChange={setTyped}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep()
      }}
    />
  )
}
