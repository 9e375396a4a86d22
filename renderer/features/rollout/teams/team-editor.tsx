import { ActionIcon, Autocomplete, Button, Switch, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useState } from 'react'
import type { Commitment, EaTeam } from '../../../../shared/domain/ea-team.ts'
import { tell } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import styles from '../rollout.module.css'
import { useAct } from '../../../lib/use-act.ts'
import { useFocusFirst } from '../use-focus-first.ts'

const today = () => new Date().toISOString().slice(0, 10)

/** A team as it is, to be changed in place, or a new one that begins with `name`. `onDone` is given its name, or null when it was left as it was. */
export function TeamEditor({
  team,
  name: beginsWith,
  onDone,
}: {
  team: EaTeam | null
  name: string
  onDone: (name: string | null) => void
}) {
  const { api, reads } = useProgram()
  const { act, busy } = useAct()
  const products = useQuery(reads.products())
  const first = useFocusFirst<HTMLInputElement>()
  const [draft, setDraft] = useState<EaTeam>(
    () => team ?? { name: beginsWith, site: '', contact: '', active: true, since: today(), commitments: [] },
  )
  const set = (part: Partial<EaTeam>) => setDraft({ ...draft, ...part })
  const isChanged = team === null || JSON.stringify(team) !== JSON.stringify(draft)
  const keys = (products.data ?? []).map(({ key }) => key)

  async function save(): Promise<void> {
    const kept = await act('Keeping the team', () =>
      api.rollout.saveTeam({
        formerName: team?.name ?? null,
        team: { ...draft, commitments: draft.commitments.filter(({ product }) => product.trim() !== '') },
      }),
    )
    if (!kept) return
    tell(`${kept.name} is kept.`)
    onDone(kept.name)
  }
  async function remove(name: string): Promise<void> {
    const done = await act('Removing the team', () => api.rollout.removeTeam({ name }))
    if (done) {
      tell(`${name} is removed; undo brings it back.`)
      onDone(null)
    }
  }
  const text = (name: 'name' | 'site' | 'contact' | 'since', label: string, description?: string) => (
    <TextInput
      label={label}
      {...(description !== undefined && { description })}
      {...(name === 'site' && { 'data-team-site': true })}
      {...(name === 'name' && team === null && { ref: first })}
      value={draft[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h2>{team?.name ?? 'A new team'}</h2>
      <div className={styles.stack}>
        {text('name', 'Team', 'As the field EATeams names it.')}
        {text('site', 'Site')}
        {text('contact', 'Contact', 'Where it is kept, such as GOC DB. No address here.')}
        <div className={styles.pair}>
          {text('since', 'Since (YYYY-MM-DD)')}
          <Switch
            label="Active"
            checked={draft.active}
            onChange={(event) => set({ active: event.currentTarget.checked })}
          />
        </div>
        <Commitments
          commitments={draft.commitments}
          keys={keys}
          onChange={(commitments) => set({ commitments: [...commitments] })}
        />
        <div className={styles.row}>
          <Button type="submit" loading={busy} disabled={!isChanged || draft.name.trim() === ''}>
            Keep
          </Button>
          {(team === null || isChanged) && (
            <Button
              variant="default"
              onClick={() => {
                if (team) setDraft(team)
                onDone(null)
              }}
            >
              Cancel
            </Button>
          )}
          {team && (
            <Button variant="subtle" color="red" onClick={() => void remove(team.name)}>
              Remove
            </Button>
          )}
        </div>
      </div>
    </form>
  )
}

function Commitments({
  commitments,
  keys,
  onChange,
}: {
  commitments: readonly Commitment[]
  keys: readonly string[]
  onChange: (commitments: readonly Commitment[]) => void
}) {
  const change = (at: number, part: Partial<Commitment>) =>
    onChange(commitments.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <fieldset style={{ margin: 0, padding: 0, border: 0 }}>
      <legend style={{ padding: 0 }}>
        <h3>Products it answers for</h3>
      </legend>
      {commitments.length > 0 && (
        <p className="soft">Since when, and until when where it has ended; as year-month-day.</p>
      )}
      <div className={styles.stack}>
        {commitments.map(({ product, since, until }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines have no id of their own; they are only added at the end and taken out
          <div key={at} className={styles.commitment}>
            <Autocomplete
              size="xs"
              aria-label={`Product ${String(at + 1)}`}
              placeholder="emi.dcache"
              limit={20}
              data={[...keys]}
              value={product}
              onChange={(value) => change(at, { product: value })}
            />
            <TextInput
              aria-label={`Since, product ${String(at + 1)}`}
              value={since}
              onChange={(event) => change(at, { since: event.currentTarget.value })}
            />
            <TextInput
              aria-label={`Until, product ${String(at + 1)}`}
              placeholder="still"
              value={until ?? ''}
              onChange={(event) => change(at, { until: event.currentTarget.value || null })}
            />
            <ActionIcon
              variant="subtle"
              aria-label={`Take product ${String(at + 1)} out`}
              onClick={() => onChange(commitments.filter((_, index) => index !== at))}
            >
              <X size={14} aria-hidden="true" />
            </ActionIcon>
          </div>
        ))}
        <div>
          <Button
            variant="default"
            onClick={() => onChange([...commitments, { product: '', since: today(), until: null }])}
          >
            Add a product
          </Button>
        </div>
      </div>
    </fieldset>
  )
}
