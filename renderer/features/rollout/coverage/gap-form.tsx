import { Autocomplete, Button, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Stack } from '../../../../shared/domain/rollout-board.ts'
import { tell } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { Section } from '../../../ui/page.tsx'
import styles from '../rollout.module.css'
import { useAct } from '../../../lib/use-act.ts'
import { keepEscape } from '../keep-escape.ts'
import { useFocusFirst } from '../use-focus-first.ts'

const empty = { name: '', product: '', stack: 'EMI', since: '', until: '', source: '', note: '' }

/** Records that a product has, or had, no early adopter. */
export function GapForm({ onClose }: { onClose: () => void }) {
  const { api, reads } = useProgram()
  const { act, busy } = useAct()
  const products = useQuery(reads.products())
  const [draft, setDraft] = useState(empty)
  const first = useFocusFirst<HTMLInputElement>()
  const text = (name: keyof typeof empty, label: string, placeholder = '') => (
    <TextInput
      label={label}
      placeholder={placeholder}
      {...(name === 'name' && { ref: first })}
      value={draft[name]}
      onChange={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
    />
  )
  async function save(): Promise<void> {
    const { name, product, stack, since, until, source, note } = draft
    const gap = { name, products: [product], stack, since, until: until || null, source, note }
    const kept = await act('Recording the gap', () => api.rollout.recordGap(gap))
    if (!kept) return
    tell(`The gap of ${kept.name} is recorded.`)
    onClose()
  }
  return (
    <Section title="Record a gap">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <div className={styles.stack}>
          <div className={styles.pair}>
            {text('name', 'Name', 'EMI 2 WNODES')}
            <Autocomplete
              size="xs"
              label="Product key"
              onKeyDown={keepEscape}
              placeholder="emi.wnodes"
              limit={20}
              data={(products.data ?? []).map(({ key }) => key)}
              value={draft.product}
              onChange={(product) => setDraft({ ...draft, product })}
            />
            <Select
              label="Stack"
              allowDeselect={false}
              data={Stack.options}
              value={draft.stack}
              onChange={(stack) => setDraft({ ...draft, stack: stack ?? 'others' })}
            />
          </div>
          <div className={styles.pair}>
            {text('since', 'Since (YYYY-MM-DD)')}
            {text('until', 'Until, if it ended')}
            {text('source', 'Written in', 'a meeting, a report')}
          </div>
          {text('note', 'Note')}
          <div className={styles.row}>
            <Button
              type="submit"
              loading={busy}
              disabled={draft.name.trim() === '' || draft.product.trim() === '' || draft.since === ''}
            >
              Record
            </Button>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
          </div>
        </div>
      </form>
    </Section>
  )
}
