import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { TeamsTakenIn } from '../../../../shared/contract/rollout.ts'
import type { EaTeam } from '../../../../shared/domain/ea-team.ts'
import { useCommands, useWaiting } from '../../../lib/commands.tsx'
import { foldText, matchesWords } from '../../../lib/fold-text.ts'
import { countOf } from '../../../../shared/domain/count-of.ts'
import { tell } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { saveFile } from '../../../lib/save-file.ts'
import { useScreenReady } from '../../../lib/screen-ready.ts'
import { Empty } from '../../../ui/empty.tsx'
import { Grid, type Column } from '../../../ui/grid.tsx'
import { KeyHint } from '../../../ui/key-hint.tsx'
import { Note } from '../../../ui/note.tsx'
import { ScrollPane } from '../../../ui/scroll-pane.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { useRolloutReads } from '../rollout-reads.ts'
import styles from '../rollout.module.css'
import { useAct } from '../../../lib/use-act.ts'
import { recallTeamToEnter, rememberTeamToEnter } from '../team-to-enter.ts'
import { TeamEditor } from './team-editor.tsx'

const none: readonly EaTeam[] = []

const columns: readonly Column<EaTeam>[] = [
  { id: 'name', title: 'Team', width: 'minmax(120px, 2fr)', render: ({ name }) => name },
  { id: 'site', title: 'Site', width: 'minmax(100px, 2fr)', render: ({ site }) => site },
  {
    id: 'products',
    title: 'Products',
    width: '76px',
    render: ({ commitments }) => commitments.filter(({ until }) => until === null).length,
  },
  { id: 'since', title: 'Since', width: '92px', render: ({ since }) => since },
  {
    id: 'active',
    title: 'State',
    width: '76px',
    render: ({ active }) => (active ? 'active' : <span className="soft">at rest</span>),
  },
]

/** The list of early adopter teams. */
export function TeamsPart() {
  const { api } = useProgram()
  const { act, busy } = useAct()
  const query = useQuery(useRolloutReads().teams())
  const [text, setText] = useState('')
  const [at, setAt] = useState('')
  const [toEnter] = useState(recallTeamToEnter)
  const [isNew, setIsNew] = useState(toEnter !== '')
  const [takenIn, setTakenIn] = useState<{ name: string; done: TeamsTakenIn } | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const wanted = useDeferredValue(text.trim())
  const teams = query.data ?? none
  const shown = useMemo(
    () => teams.filter((team) => matchesWords(foldText(wordsOf(team)), wanted)),
    [teams, wanted],
  )
  const current = shown.find(({ name }) => name === at) ?? shown[0]
  useScreenReady(query.data !== undefined)
  useWaiting(query.data === undefined)
  useEffect(() => {
    if (toEnter === '') box.current?.focus()
    rememberTeamToEnter('')
  }, [toEnter])

  async function takeIn(file: File): Promise<void> {
    const done = await act(`Taking in ${file.name}`, () => api.rollout.importTeams({ file }))
    if (done) setTakenIn({ name: file.name, done })
  }
  async function save(): Promise<void> {
    const made = await act('Saving the teams', () => api.rollout.exportTeams({}))
    if (!made) return
    saveFile(new File([made.text], made.fileName, { type: 'text/csv' }))
    tell(`${made.fileName} was saved.`)
  }
  const group = 'Teams'
  useCommands([
    { id: 'search', name: 'Search in teams', group, keys: ['/'], run: () => search.current?.focus() },
    { id: 'new team', name: 'Enter a team', group, keys: ['n'], run: () => setIsNew(true) },
    {
      id: 'take in teams',
      name: 'Take in teams from CSV',
      group,
      keys: ['m'],
      run: () => input.current?.click(),
    },
    { id: 'save teams', name: 'Save the teams as CSV', group, keys: ['l'], run: () => void save() },
    {
      id: 'edit team',
      name: 'Change the team',
      group,
      keys: ['a'],
      run: () => document.querySelector<HTMLInputElement>('[data-team-site]')?.focus(),
    },
  ])
  return (
    <div className={styles.split}>
      <div className={styles.list}>
        <search className={styles.bar}>
          <SearchField
            label="Search in teams"
            placeholder="Team, site, product"
            width={190}
            value={text}
            onChange={setText}
            onLeave={() => box.current?.focus()}
            inputRef={search}
          />
          <Button rightSection={<KeyHint keys="n" />} onClick={() => setIsNew(true)}>
            Enter a team
          </Button>
          <Button
            variant="default"
            loading={busy}
            rightSection={<KeyHint keys="m" />}
            onClick={() => input.current?.click()}
          >
            Take in CSV
          </Button>
          <Button variant="default" rightSection={<KeyHint keys="l" />} onClick={() => void save()}>
            Save as CSV
          </Button>
          <input
            ref={input}
            type="file"
            hidden
            accept=".csv,text/csv"
            aria-label="Take in CSV"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? []
              event.currentTarget.value = ''
              if (file) void takeIn(file)
            }}
          />
          <output className={styles.count}>
            {shown.length} of {teams.length}
          </output>
        </search>
        {takenIn && <TakenIn {...takenIn} onClose={() => setTakenIn(null)} />}
        <Grid
          label="Teams"
          boxRef={box}
          columns={columns}
          rows={shown}
          rowId={nameOf}
          current={at}
          onCurrent={(name) => {
            setAt(name)
            setIsNew(false)
          }}
          onOpen={({ name }) => {
            setAt(name)
            setIsNew(false)
          }}
          empty={
            query.data &&
            (teams.length === 0 ? (
              <Empty
                title="No team is known yet."
                actions={<Button onClick={() => setIsNew(true)}>Enter a team</Button>}
              >
                A table can be taken in too; save an empty one as CSV to see its columns.
              </Empty>
            ) : (
              <Empty title="No team fits." />
            ))
          }
        />
      </div>
      <ScrollPane label="Detail" className={styles.detail}>
        {isNew ? (
          <TeamEditor
            key="new"
            team={null}
            name={toEnter}
            onDone={(name) => {
              setIsNew(false)
              if (name !== null) setAt(name)
              box.current?.focus()
            }}
          />
        ) : (
          current && (
            <TeamEditor
              key={JSON.stringify(current)}
              team={current}
              name=""
              onDone={(name) => {
                if (name !== null) setAt(name)
                box.current?.focus()
              }}
            />
          )
        )}
      </ScrollPane>
    </div>
  )
}

function TakenIn({ name, done, onClose }: { name: string; done: TeamsTakenIn; onClose: () => void }) {
  const { added, changed, unchanged, refused } = done
  const words = `${countOf(added, 'team')} added, ${String(changed)} changed, ${String(unchanged)} as they were.`
  return (
    <div className={styles.bar}>
      <Note
        kind={refused.length === 0 ? 'good' : 'warning'}
        title={`${name}: ${words}`}
        actions={
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
        }
      >
        {refused.length > 0 && (
          <>
            {countOf(refused.length, 'line')} refused:
            <ul className={styles.plainList}>
              {refused.slice(0, 30).map(({ line, place, reason }) => (
                <li key={line}>
                  line {line}, {place}: {reason}
                </li>
              ))}
              {refused.length > 30 && <li>and {refused.length - 30} more</li>}
            </ul>
          </>
        )}
      </Note>
    </div>
  )
}

const nameOf = ({ name }: EaTeam) => name

function wordsOf({ name, site, contact, commitments }: EaTeam): string {
  return [name, site, contact, ...commitments.map(({ product }) => product)].join(' ')
}
