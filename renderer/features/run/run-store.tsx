import { createContext, use, useState, type ReactNode } from 'react'
import { createStore, useStore, type StoreApi } from 'zustand'
import type { RunFilter } from './run-items.ts'

/** What the run screen owns: where it stands and what its list shows. The data is not in here. */
export interface RunState {
  readonly at: string
  readonly filter: RunFilter
  /** Rows whose earlier verdict was turned down in this window. */
  readonly dismissed: readonly string[]
  /** One verdict for all open rows shown is being chosen. */
  readonly bulk: boolean
  /** The release notes stand beside every row. */
  readonly notesOpen: boolean
  /** A field that was asked for and has not got the caret yet. */
  readonly wanted: string | null
  readonly select: (at: string) => void
  /** Goes to a part and puts the caret into one of its fields. */
  readonly goTo: (at: string, field: string) => void
  readonly arrived: () => void
  readonly setFilter: (filter: RunFilter) => void
  readonly dismiss: (criterionId: string) => void
  readonly setBulk: (bulk: boolean) => void
  readonly toggleNotes: () => void
}

export function createRunStore(at: string): StoreApi<RunState> {
  return createStore<RunState>((set) => ({
    at,
    filter: 'all',
    dismissed: [],
    bulk: false,
    notesOpen: false,
    wanted: null,
    select: (at) => set({ at, wanted: null }),
    goTo: (at, wanted) => set({ at, wanted }),
    arrived: () => set({ wanted: null }),
    setFilter: (filter) => set({ filter }),
    dismiss: (criterionId) => set(({ dismissed }) => ({ dismissed: [...dismissed, criterionId] })),
    setBulk: (bulk) => set({ bulk }),
    toggleNotes: () => set(({ notesOpen }) => ({ notesOpen: !notesOpen })),
  }))
}

const RunContext = createContext<StoreApi<RunState> | null>(null)

export function RunProvider({ startAt, children }: { startAt: string; children: ReactNode }) {
  const [store] = useState(() => createRunStore(startAt))
  return <RunContext value={store}>{children}</RunContext>
}

export function useRun<T>(pick: (state: RunState) => T): T {
  const store = use(RunContext)
  if (!store) throw new Error('No run above this component.')
  return useStore(store, pick)
}
