import { Button, MultiSelect, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { RolloutRow } from '../../../../shared/domain/rollout-board.ts'
import { countOf } from '../../../../shared/domain/count-of.ts'
import { tell } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { routes } from '../../../lib/routes.ts'
import { Empty } from '../../../ui/empty.tsx'
import { useRolloutReads } from '../rollout-reads.ts'
import styles from '../rollout.module.css'
import { useAct } from '../../../lib/use-act.ts'
import { keepEscape } from '../keep-escape.ts'
import { useFocusFirst } from '../use-focus-first.ts'

/** Chooses teams for one PPA or several: the field EATeams, which notifies them, and the comment that asks. */
export function ChooseTeams({ rows, onClose }: { rows: readonly RolloutRow[]; onClose: () => void }) {
  const { api } = useProgram()
  const { act, busy } = useAct()
  const teams = useQuery(useRolloutReads().teams())
  const [, navigate] = useLocation()
  const first = useFocusFirst<HTMLInputElement>()
  const [only] = rows.length === 1 ? rows : []
  const named = only?.answers.map(({ team }) => team) ?? []
  const [chosen, setChosen] = useState<string[]>(named)
  const [comment, setComment] = useState<string | null>(null)
  const add = chosen.filter((team) => !named.includes(team))
  const remove = named.filter((team) => !chosen.includes(team))
  const active = (teams.data ?? []).filter((team) => team.active).map(({ name }) => name)
  const data = [...new Set([...named, ...active])]

  async function prepare(): Promise<void> {
    if (!only?.ppaId) return
    const { ppaId } = only
    const made = await act('Preparing the comment', () => api.rollout.prepareAsk({ ppaId, add }))
    if (made) setComment(made.text)
  }
  async function save(): Promise<void> {
    const ppaIds = rows.flatMap(({ ppaId }) => ppaId ?? [])
    const made = await act('Choosing the teams', () =>
      api.rollout.chooseTeams({ ppaIds, add, remove, comment }),
    )
    if (!made) return
    tell(
      made.length === 0
        ? 'The teams are kept here. No ticket is known, so tell them yourself.'
        : `${countOf(made.length, 'change')} for the tracker: see the outbox.`,
    )
    onClose()
  }
  if (teams.data?.length === 0 && named.length === 0) {
    return (
      <Empty
        title="No team is known yet."
        actions={<Button onClick={() => navigate(routes.rolloutOf('teams'))}>Enter or take in teams</Button>}
      >
        Teams that volunteer stand in a list of their own; then they can be asked here.
      </Empty>
    )
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h2>
        {only ? `Teams for ${only.product} ${only.version}` : `Teams for ${countOf(rows.length, 'PPA')}`}
      </h2>
      <div className={styles.stack}>
        <MultiSelect
          label="Early adopter teams"
          description="Written into EATeams of the ticket; the tracker notifies them."
          ref={first}
          comboboxProps={{ withinPortal: false, transitionProps: { duration: 0 } }}
          size="xs"
          searchable
          onKeyDown={keepEscape}
          data={data}
          value={chosen}
          onChange={setChosen}
        />
        {add.length > 0 &&
          (comment === null ? (
            <p>
              A comment says what is asked, from which repository, and the hints of the verification.
              {only && (
                <>
                  {' '}
                  <Button variant="subtle" size="compact-sm" onClick={() => void prepare()}>
                    Look at it and change it
                  </Button>
                </>
              )}
            </p>
          ) : (
            <Textarea
              label="Comment on the ticket"
              autosize
              minRows={6}
              maxRows={18}
              value={comment}
              onChange={(event) => setComment(event.currentTarget.value)}
            />
          ))}
        <div className={styles.row}>
          <Button type="submit" loading={busy} disabled={add.length === 0 && remove.length === 0}>
            Choose
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </div>
    </form>
  )
}
