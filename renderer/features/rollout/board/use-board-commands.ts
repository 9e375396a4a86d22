import { useLocation } from 'wouter'
import type { DocumentWanted } from '../../../../shared/domain/document-wanted.ts'
import type { RolloutRow } from '../../../../shared/domain/rollout-board.ts'
import { useCommands } from '../../../lib/commands.tsx'
import { countOf } from '../../../../shared/domain/count-of.ts'
import { tell } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { routes } from '../../../lib/routes.ts'
import { saveFile } from '../../../lib/save-file.ts'
import { useAct } from '../../../lib/use-act.ts'
import { useSaveDocument } from '../use-save-document.ts'

/** What stands beside the list. */
export type Pane = 'detail' | 'begin' | 'candidate' | 'due' | 'remind' | 'teams' | 'decide'

interface Board {
  readonly current: RolloutRow | undefined
  /** The marked lines, else the current one. */
  readonly chosen: readonly RolloutRow[]
  readonly shown: readonly RolloutRow[]
  readonly marked: ReadonlySet<string>
  readonly setMarked: (marked: ReadonlySet<string>) => void
  readonly pane: Pane
  readonly setPane: (pane: Pane) => void
  readonly clear: () => void
  readonly focusSearch: () => void
}

/** What can be done on the board, each with its key; the same actions stand as buttons beside the lines. */
export function useBoardCommands(board: Board) {
  const { current, chosen, shown, marked, setMarked, pane, setPane } = board
  const { api } = useProgram()
  const { act, busy } = useAct()
  const save = useSaveDocument()
  const [, navigate] = useLocation()
  const ids = chosen.flatMap(({ ppaId }) => ppaId ?? [])

  async function moveOn(): Promise<void> {
    if (ids.length === 0) return
    const done = await act('Moving on', () => api.rollout.moveOnAll({ ppaIds: ids }))
    if (!done) return
    setMarked(new Set())
    const [first] = done.stayed
    const stayed =
      first === undefined
        ? ''
        : done.stayed.length === 1
          ? ` ${done.moved === 0 ? 'It stays' : 'One stays'}: ${first.sentence}`
          : ` ${String(done.stayed.length)} stay, the first because: ${first.sentence}`
    tell(
      `${done.moved === 0 ? 'Nothing moved.' : `${countOf(done.moved, 'PPA')} moved to UMDStore.`}${stayed}`,
    )
  }
  async function markMoved(): Promise<void> {
    const waiting = chosen.filter(({ stage }) => stage === 'move waits').flatMap(({ ppaId }) => ppaId ?? [])
    if (waiting.length === 0) return
    const done = await act('Noting the move', () => api.rollout.packagesMoved({ ppaIds: waiting }))
    if (done) tell(`The packages of ${countOf(waiting.length, 'PPA')} are in candidate.`)
  }
  function mark(): void {
    if (!current) return
    const next = new Set(marked)
    if (!next.delete(current.id)) next.add(current.id)
    setMarked(next)
  }
  function openTicket(): void {
    if (current?.ticket) navigate(routes.ticket(current.ticket.accountId, current.ticket.number))
    else tell('No ticket is known for it.')
  }
  function saveSummary(): void {
    if (!current?.ppaId) return
    const wanted: DocumentWanted = { kind: 'rollout summary', ppaId: current.ppaId }
    void save('Writing the summary', wanted)
  }
  async function saveRequest(): Promise<void> {
    if (!current?.ppaId) return
    const ppaId = current.ppaId
    const made = await act('Saving the request', () => api.rollout.writeRequest({ ppaId }))
    if (!made) return
    saveFile(new File([made.text], made.fileName, { type: 'application/json' }))
    tell(`${made.fileName} was saved: send it to the team, which takes it in under «My reports».`)
  }
  const markAll = () => setMarked(marked.size > 0 ? new Set() : new Set(shown.map(({ id }) => id)))
  const group = 'Board'
  const withTarget = (pane: Pane) => () => {
    if (ids.length > 0) setPane(pane)
  }
  const back = {
    id: 'back',
    name: 'Back to the line',
    group,
    keys: ['Escape'],
    inFields: true,
    run: () => setPane('detail'),
  }
  const onList = [
    { id: 'search', name: 'Search on the board', group, keys: ['/'], run: board.focusSearch },
    { id: 'clear', name: 'Show what is in rollout', group, keys: ['x'], run: board.clear },
    { id: 'mark', name: 'Mark the line for a common action', group, keys: ['v'], run: mark },
    { id: 'mark all', name: 'Mark every line shown, or none', group, keys: ['f'], run: markAll },
    { id: 'choose teams', name: 'Ask teams to try it', group, keys: ['a'], run: withTarget('teams') },
    {
      id: 'move on',
      name: 'Move on to UMDStore, as the rule offers',
      group,
      keys: ['m'],
      run: () => void moveOn(),
    },
    { id: 'decide', name: 'Decide otherwise, with a reason', group, keys: ['d'], run: withTarget('decide') },
    { id: 'remind', name: 'Remind the silent teams', group, keys: ['b'], run: withTarget('remind') },
    { id: 'summary', name: 'Save the rollout summary as PDF', group, keys: ['l'], run: saveSummary },
    {
      id: 'request',
      name: 'Save the request as a file, for a team that does not see the ticket',
      group,
      keys: ['q'],
      run: () => void saveRequest(),
    },
    { id: 'open ticket', name: 'Open its ticket', group, keys: ['w'], run: openTicket },
    {
      id: 'begin',
      name: 'Put a product into staged rollout',
      group,
      keys: ['n'],
      run: () => setPane('begin'),
    },
    { id: 'due', name: 'Show the reminders that are due', group, run: () => setPane('due') },
    { id: 'candidate', name: 'Freeze or open candidate', group, run: () => setPane('candidate') },
  ]
  // What is typed before a form has the focus must not act on the board.
  useCommands(pane === 'detail' ? onList : [back])
  return {
    busy,
    moveOn: () => void moveOn(),
    markMoved: () => void markMoved(),
    openTicket,
    saveSummary,
    saveRequest: () => void saveRequest(),
    markAll,
  }
}

export type BoardCommands = ReturnType<typeof useBoardCommands>
