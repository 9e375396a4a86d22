import { join } from 'node:path'
import type { ReadDb } from '../../electron/db/handles.ts'
import { openStore } from '../../electron/db/store.ts'
import { createEngine, type Engine } from '../../electron/sync/engine.ts'
import { openTracker } from '../../electron/sync/open-tracker.ts'
import type { Deps } from '../../electron/usecases/deps.ts'
import { saveAccount } from '../../electron/usecases/tickets/accounts.ts'
import { makeAccountDraft, opIdFields } from '../support/tickets.ts'

/** A database of its own with one account and the engine that serves it. */
export interface BenchDesk {
  readonly deps: Deps
  readonly db: ReadDb
  readonly engine: Engine
  readonly accountId: string
  close(): void
}

export function openBenchDesk(folder: string, address: string, token: string): BenchDesk {
  const opening = openStore(folder, new Date())
  if (opening.kind !== 'open') throw new Error(opening.message)
  const { db } = opening
  const deps: Deps = { db, now: () => new Date(), newId: () => crypto.randomUUID() }
  const saved = saveAccount(deps, makeAccountDraft({ name: 'Bench', address, login: 'verifier', opIdFields }))
  if (!saved.ok) throw new Error(saved.failure.message)
  const engine = createEngine({
    db,
    filesFolder: join(folder, 'tickets'),
    now: deps.now,
    readSecret: async () => token,
    open: openTracker,
    changed: () => undefined,
    report: (error) => {
      throw error
    },
  })
  const close = () => {
    engine.close()
    db.close()
  }
  return { deps, db, engine, accountId: saved.value.id, close }
}
