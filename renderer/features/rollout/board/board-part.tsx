import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { RolloutRow } from '../../../../shared/domain/rollout-board.ts'
import { useWaiting } from '../../../lib/commands.tsx'
import { recall, remember } from '../../../lib/memory.ts'
import { useScreenReady } from '../../../lib/screen-ready.ts'
import { Empty } from '../../../ui/empty.tsx'
import { Grid } from '../../../ui/grid.tsx'
import { TroubleNote } from '../../../ui/read-state.tsx'
import { ScrollPane } from '../../../ui/scroll-pane.tsx'
import { useRolloutReads } from '../rollout-reads.ts'
import styles from '../rollout.module.css'
import { BeginForm } from './begin-form.tsx'
import { boardColumns } from './board-columns.tsx'
import { BoardBar } from './board-bar.tsx'
import { filterBoard, isOpenOnly, makeSearchable, openOnly } from './board-filter.ts'
import { CandidatePane } from './candidate-pane.tsx'
import { MarkedBar } from './marked-bar.tsx'
import { RemindPane } from './remind-pane.tsx'
import { RowDetail } from './row-detail.tsx'
import { ChooseTeams } from './choose-teams.tsx'
import { DecideForm } from './decide-form.tsx'
import { useBoardCommands, type Pane } from './use-board-commands.ts'

const none: readonly RolloutRow[] = []

/** The manager's board: every PPA in staged rollout, why it does not move, and what helps. */
export function BoardPart() {
  const reads = useRolloutReads()
  const query = useQuery(reads.board())
  const [filter, setFilter] = useState(() => recall('rollout board', openOnly))
  const [at, setAt] = useState('')
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const [pane, setPane] = useState<Pane>('detail')
  const box = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const rows = query.data ?? none
  const searchable = useMemo(() => makeSearchable(rows), [rows])
  const wanted = useDeferredValue(filter)
  const shown = useMemo(() => filterBoard(searchable, wanted), [searchable, wanted])
  const columns = useMemo(() => boardColumns(marked), [marked])
  const current = shown.find(({ id }) => id === at) ?? shown[0]
  useScreenReady(query.data !== undefined)
  useWaiting(query.data === undefined)
  useEffect(() => remember('rollout board', filter), [filter])
  useEffect(() => {
    if (pane === 'detail') box.current?.focus()
  }, [pane])
  const targets = shown.filter(({ id, ppaId }) => ppaId !== null && marked.has(id))
  const chosen = targets.length > 0 ? targets : current?.ppaId ? [current] : []
  const commands = useBoardCommands({
    current,
    chosen,
    shown,
    marked,
    setMarked,
    pane,
    setPane,
    clear: () => setFilter(openOnly),
    focusSearch: () => search.current?.focus(),
  })
  const close = () => setPane('detail')
  return (
    <>
      <BoardBar
        rows={rows}
        shownCount={shown.length}
        filter={filter}
        onChange={setFilter}
        searchRef={search}
        onLeave={() => box.current?.focus()}
        onBegin={() => setPane('begin')}
        onCandidate={() => setPane('candidate')}
        onReminders={() => setPane('due')}
      />
      <div className={styles.split}>
        <div className={styles.list}>
          {query.error && <TroubleNote error={query.error} again={() => void query.refetch()} />}
          {targets.length > 0 && (
            <MarkedBar
              count={targets.length}
              commands={commands}
              onTeams={() => setPane('teams')}
              onClear={() => setMarked(new Set())}
            />
          )}
          <Grid
            label="Staged rollout"
            boxRef={box}
            columns={columns}
            rows={shown}
            rowId={idOf}
            current={at}
            onCurrent={(id) => {
              setAt(id)
              setPane('detail')
            }}
            onOpen={(row) => {
              setAt(row.id)
              setPane('detail')
            }}
            empty={
              query.data && (
                <NothingHere
                  isFirst={rows.length === 0}
                  isFiltered={!isOpenOnly(filter)}
                  onClear={() => setFilter(openOnly)}
                  onBegin={() => setPane('begin')}
                />
              )
            }
          />
        </div>
        <ScrollPane label="Detail" className={styles.detail}>
          {pane === 'begin' && <BeginForm onClose={close} onBegun={setAt} />}
          {pane === 'candidate' && <CandidatePane onClose={close} />}
          {pane === 'due' && <RemindPane ppaIds={null} onClose={close} />}
          {pane === 'remind' && <RemindPane ppaIds={idsOf(chosen)} onClose={close} />}
          {pane === 'teams' && chosen.length > 0 && (
            <ChooseTeams key={idsOf(chosen).join()} rows={chosen} onClose={close} />
          )}
          {pane === 'decide' && current?.ppaId && (
            <DecideForm key={current.id} ppaId={current.ppaId} onClose={close} />
          )}
          {pane === 'detail' && current && (
            <RowDetail key={current.id} row={current} onPane={setPane} onLinked={setAt} commands={commands} />
          )}
        </ScrollPane>
      </div>
    </>
  )
}

function idsOf(rows: readonly RolloutRow[]): readonly string[] {
  return rows.flatMap(({ ppaId }) => ppaId ?? [])
}

const idOf = ({ id }: RolloutRow) => id

function NothingHere({
  isFirst,
  isFiltered,
  onClear,
  onBegin,
}: {
  isFirst: boolean
  isFiltered: boolean
  onClear: () => void
  onBegin: () => void
}) {
  if (isFirst || !isFiltered) {
    return (
      <Empty
        title="Nothing is in staged rollout."
        actions={<Button onClick={onBegin}>Put a product into staged rollout</Button>}
      >
        Tickets at StagedRollout come here by themselves. Without a tracker, say here what early adopters are
        to try.
      </Empty>
    )
  }
  return (
    <Empty
      title="Nothing fits."
      actions={
        <Button variant="default" onClick={onClear}>
          Show what is in rollout
        </Button>
      }
    />
  )
}
