import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { tell } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import styles from '../rollout.module.css'
import { useAct } from '../../../lib/use-act.ts'
import { keepEscape } from '../keep-escape.ts'
import { useFocusFirst } from '../use-focus-first.ts'
import { ppaChoices } from './ppa-choices.ts'

/** Puts a PPA into staged rollout where no tracker says it; those whose verification is finished come first. */
export function BeginForm({ onClose, onBegun }: { onClose: () => void; onBegun: (id: string) => void }) {
  const { api, reads } = useProgram()
  const { act, busy } = useAct()
  const { data } = useQuery(reads.ppas())
  const [ppaId, setPpaId] = useState<string | null>(null)
  const first = useFocusFirst<HTMLInputElement>()
  async function begin(): Promise<void> {
    if (ppaId === null) return
    const done = await act('Putting it into rollout', () => api.rollout.begin({ ppaId }))
    if (!done) return
    tell('It is in staged rollout. Ask a team next.')
    onBegun(ppaId)
    onClose()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void begin()
      }}
    >
      <h2>Put a product into staged rollout</h2>
      <p className="soft">
        For work without a tracker. Where a ticket is known, its RolloutProgress says it, and the board
        follows.
      </p>
      <div className={styles.stack}>
        <Select
          label="Product, version and platform"
          ref={first}
          searchable
          selectFirstOptionOnChange
          onKeyDown={keepEscape}
          limit={60}
          data={ppaChoices(data ?? [])}
          value={ppaId}
          onChange={setPpaId}
          nothingFoundMessage="No product fits: import its release first."
        />
        <div className={styles.row}>
          <Button type="submit" loading={busy} disabled={ppaId === null}>
            Put into rollout
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </div>
    </form>
  )
}
