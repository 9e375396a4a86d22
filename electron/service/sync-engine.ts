import { join } from 'node:path'
import type { ReadDb } from '../db/handles.ts'
import { openKeyStore } from '../secrets/key-store.ts'
import { openSealedFile } from '../secrets/sealed-file.ts'
import { createSecrets, type Secrets } from '../secrets/secrets.ts'
import { createEngine, type Engine } from '../sync/engine.ts'
import { openTracker } from '../sync/open-tracker.ts'
import type { ChangeBus } from './change-bus.ts'

/** Talks to ticket servers, and knows where their secrets and files lie. */
export interface TicketSync {
  readonly engine: Engine
  readonly secrets: Secrets
  /** Files of tickets, on their way out and fetched, by digest. */
  readonly filesFolder: string
}

/** Builds sync over a data folder. Nothing is asked of the key store or a server before it is needed. */
export function createTicketSync(
  options: { readonly db: ReadDb; readonly dataFolder: string; readonly now: () => Date },
  changes: ChangeBus,
): TicketSync {
  const { db, dataFolder, now } = options
  const filesFolder = join(dataFolder, 'tickets')
  // Test machines and batch jobs say so where a key store must not be asked.
  const usesKeyStore = process.env['PROVISO_KEY_STORE'] !== 'none'
  const secrets = createSecrets(usesKeyStore ? openKeyStore : async () => null, openSealedFile(dataFolder))
  const engine = createEngine({
    db,
    filesFolder,
    now,
    readSecret: (id) => secrets.read(id),
    open: openTracker,
    changed: () => changes.publish('tickets'),
    report: (error) =>
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`),
  })
  return { engine, secrets, filesFolder }
}
