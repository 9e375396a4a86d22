import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Progress } from '../../../shared/contract/base.ts'
import type { ImportOutcome } from '../../../shared/contract/releases.ts'
import { maxRecordBytes } from '../../../shared/domain/record-limits.ts'
import type { Api } from '../../lib/api.ts'
import { formatBytes } from '../../lib/format.ts'
import { describeError } from '../../lib/trouble.ts'

export type ImportState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'running'; readonly progress: Progress | null }
  | { readonly kind: 'done'; readonly outcome: ImportOutcome }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'stopped' }

export interface ImportItem {
  readonly id: number
  readonly name: string
  readonly state: ImportState
}

export interface Imports {
  readonly items: readonly ImportItem[]
  readonly opened: boolean
  readonly add: (files: readonly File[]) => void
  /** Stops the file that is being read and those that wait. What was taken in before stays. */
  readonly stop: () => void
  readonly close: () => void
}

/** Takes record files in one after the other, in the order they came. */
export function createImportStore(api: Api): StoreApi<Imports> {
  let nextId = 1
  let running = false
  let stopping = new AbortController()
  const queue: { readonly id: number; readonly file: File }[] = []

  return createStore<Imports>((set, get) => {
    const put = (id: number, state: ImportState) =>
      set(({ items }) => ({
        items: items.map((item) => (item.id === id ? { id, name: item.name, state } : item)),
      }))

    async function runAll(): Promise<void> {
      if (running) return
      running = true
      stopping = new AbortController()
      for (let next = queue.shift(); next; next = queue.shift()) {
        const { id, file } = next
        put(id, await importOne(api, file, stopping.signal, (state) => put(id, state)))
      }
      running = false
    }

    return {
      items: [],
      opened: false,
      add(files) {
        const items = files.map((file) => ({ id: nextId++, file }))
        queue.push(...items)
        const shown = items.map(({ id, file }) => ({
          id,
          name: file.name,
          state: { kind: 'waiting' } as const,
        }))
        set({ items: [...get().items, ...shown], opened: true })
        void runAll()
      },
      stop() {
        for (const { id } of queue.splice(0)) put(id, { kind: 'stopped' })
        stopping.abort()
      },
      close: () => set(running ? { opened: false } : { opened: false, items: [] }),
    }
  })
}

async function importOne(
  api: Api,
  file: File,
  signal: AbortSignal,
  show: (state: ImportState) => void,
): Promise<ImportState> {
  if (file.size > maxRecordBytes) {
    const size = `${formatBytes(file.size)}, and a record has at most ${formatBytes(maxRecordBytes)}`
    return { kind: 'refused', message: `The file has ${size}. It was not read and nothing was changed.` }
  }
  show({ kind: 'running', progress: null })
  try {
    const work = await api.releases.importRecord({ file }, { signal })
    for (;;) {
      const step = await work.next()
      if (step.done) return { kind: 'done', outcome: step.value }
      show({ kind: 'running', progress: step.value })
    }
  } catch (error) {
    return signal.aborted ? { kind: 'stopped' } : { kind: 'refused', message: describeError(error) }
  }
}
