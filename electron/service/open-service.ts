import { randomUUID } from 'node:crypto'
import type { About } from '../../shared/contract/app.ts'
import { sweepLandings } from '../db/evidence-folder.ts'
import type { ReadDb } from '../db/handles.ts'
import { schemaVersion } from '../db/migrate.ts'
import { storageFailure } from '../db/storage-failure.ts'
import { makeDailyBackup, openStore, type StoreOpening } from '../db/store.ts'
import manifest from '../../package.json' with { type: 'json' }
import { loadBuiltIn } from '../usecases/catalogue/load-built-in.ts'
import type { Deps } from '../usecases/deps.ts'
import { loadBuiltInGaps } from '../usecases/rollout/built-in-gaps.ts'
import { createCaptures } from '../usecases/evidence/captures.ts'
import { createChangeBus } from './change-bus.ts'
import type { ServiceContext } from './context.ts'
import { createFinishedDocuments } from './finished-documents.ts'
import { router } from './router.ts'
import { createTicketSync } from './sync-engine.ts'
import { watchOtherProcesses } from './watch-other-processes.ts'

export { hasDatabase, restoreBackup } from '../db/store.ts'

export interface ServiceOptions {
  /** Made with mode 0700 when missing. */
  readonly dataFolder: string
  /** `templates` of the checkout or the package. */
  readonly templatesFolder: string
  readonly face: About['face']
  readonly now?: () => Date
  /** Told once to the user, such as "the backup of … was put back". */
  readonly notice?: string
  readonly onPainted?: (sinceNavigationMs: number) => void
}

export interface Service {
  readonly router: typeof router
  readonly context: ServiceContext
  /** Closes the database; calling it again does nothing. */
  close(): void
}

/** How opening ended; anything but "open" changed nothing. */
export type Opening =
  { readonly kind: 'open'; readonly service: Service } | Exclude<StoreOpening, { readonly kind: 'open' }>

/** Builds the service over a data folder: the one place where its parts are put together. */
export function openService(options: ServiceOptions): Opening {
  const now = options.now ?? (() => new Date())
  const opening = openStore(options.dataFolder, now())
  if (opening.kind !== 'open') return opening
  const { db, readOnlyReason } = opening
  const deps: Deps = { db, now, newId: randomUUID }
  const trouble = readOnlyReason === null ? prepare(deps, options) : null
  const changes = createChangeBus()
  const captures = createCaptures()
  const watch = watchOtherProcesses(db, changes)
  const tickets = createTicketSync({ db, dataFolder: options.dataFolder, now }, changes)
  // A command line does one thing and ends; what cannot be kept must not be sent.
  if (options.face !== 'command line' && readOnlyReason === null) tickets.engine.loop.start()
  const context: ServiceContext = {
    deps,
    changes,
    finishedDocuments: createFinishedDocuments(),
    about: describe(db, options, { readOnlyReason, notice: trouble ?? options.notice ?? null }),
    dataFolder: options.dataFolder,
    captures,
    tickets,
    templatesFolder: options.templatesFolder,
    ...(options.onPainted && { onPainted: options.onPainted }),
  }
  return {
    kind: 'open',
    service: {
      router,
      context,
      close: () => {
        watch.stop()
        tickets.engine.close()
        void captures.close()
        db.close()
      },
    },
  }
}

/**
 * First the built-in catalogue, then the day's backup, so that a fresh backup is never empty. Answers what stood in
 * the way, in words: a full disk must not keep anybody from reading.
 */
function prepare(deps: Deps, options: ServiceOptions): string | null {
  try {
    loadBuiltIn(deps, options.templatesFolder)
    loadBuiltInGaps(deps, options.templatesFolder)
    // A day old: no process of ours still writes it.
    sweepLandings(options.dataFolder, new Date(deps.now().getTime() - 86_400_000))
    makeDailyBackup(deps.db, options.dataFolder, deps.now())
    return null
  } catch (error) {
    const failure = storageFailure(error)
    if (!failure) throw error
    return `The day's backup could not be made. ${failure.message}`
  }
}

function describe(
  db: ReadDb,
  options: ServiceOptions,
  state: Pick<About, 'readOnlyReason' | 'notice'>,
): About {
  return {
    version: manifest.version,
    face: options.face,
    dataFolder: options.dataFolder,
    schemaVersion: schemaVersion(db),
    sqliteVersion: String(db.prepare('select sqlite_version()').pluck().get()),
    ...state,
  }
}
