import { QueryClient } from '@tanstack/react-query'
import { createContext, use, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { Api } from './api.ts'
import { createCommandBoard, type CommandBoard } from './commands.tsx'
import { createConnection, type Connection, type LineState } from './connection.ts'
import { createDraftKeeper, type DraftKeeper } from './draft-keeper.ts'
import type { DraftMirror } from './draft-mirror.ts'
import { createLateReads, createReads, readAgain, type Reads } from './reads.ts'
import { createRecordings, type Recordings } from './recordings.ts'
import { sendDraft } from './send-draft.ts'
import { createWrites, type Writes } from './writes.ts'

/** What every screen works with, made once per window. */
export interface Program {
  readonly api: Api
  readonly connection: Connection
  readonly queries: QueryClient
  readonly reads: Reads
  readonly drafts: DraftKeeper
  readonly writes: Writes
  readonly commands: CommandBoard
  readonly recordings: Recordings
  /** Names this window to the service. */
  readonly windowId: string
}

/** Wires the parts of a window; `start` opens the line. */
export function createProgram(mirror: DraftMirror, windowId: string): Program & { start(): () => void } {
  const connection = createConnection()
  const { api } = connection
  const queries = new QueryClient({
    defaultOptions: {
      // Everything is on this machine: a read is repeated when the data changed, never because of the network.
      queries: { networkMode: 'always', staleTime: Infinity, retry: false, refetchOnWindowFocus: false },
      mutations: { networkMode: 'always' },
    },
  })
  const drafts = createDraftKeeper({
    send: (key, draft) => sendDraft({ api, queries, windowId }, key, draft),
    mirror,
    now: Date.now,
  })
  const readLater = createLateReads(queries)
  return {
    api,
    windowId,
    connection,
    queries,
    reads: createReads(api),
    drafts,
    writes: createWrites(),
    commands: createCommandBoard(),
    recordings: createRecordings(api),
    start: () =>
      connection.start({
        changed({ topics, by }) {
          if (by === windowId) readLater(topics)
          else readAgain(queries, topics)
        },
        up() {
          void queries.invalidateQueries()
          drafts.recover()
          drafts.flush()
        },
      }),
  }
}

export const ProgramContext = createContext<Program | null>(null)

export function useProgram(): Program {
  const program = use(ProgramContext)
  if (!program) throw new Error('No program above this component.')
  return program
}

export function useLineState(): LineState {
  return useStore(useProgram().connection.state, (state) => state.line)
}

/** Renders again whenever a draft changes; `pick` must return a stable value while nothing it looks at changed. */
export function useDrafts<T>(pick: (drafts: DraftKeeper) => T): T {
  const { drafts } = useProgram()
  return useSyncExternalStore(drafts.subscribe, () => pick(drafts))
}
