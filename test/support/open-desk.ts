import { join } from 'node:path'
import type { AccountDraft } from '../../shared/domain/tracker-account.ts'
import type { Deed, Intent, OutgoingFile } from '../../shared/domain/intent.ts'
import { pickReady } from '../../shared/domain/outbox-order.ts'
import { success, type Result } from '../../shared/errors.ts'
import { openLanding } from '../../electron/db/evidence-folder.ts'
import { openStore } from '../../electron/db/store.ts'
import { listIntentsOfTicket, listOpenIntents, getIntent } from '../../electron/db/tables/intents.ts'
import { createEngine, type Engine } from '../../electron/sync/engine.ts'
import { openTracker } from '../../electron/sync/open-tracker.ts'
import type { Deps } from '../../electron/usecases/deps.ts'
import { act, createTicket } from '../../electron/usecases/tickets/act.ts'
import { saveAccount } from '../../electron/usecases/tickets/accounts.ts'
import { setTo } from '../../electron/usecases/tickets/deeds.ts'
import type { Login, RequestTracker } from './request-tracker.ts'
import { makeAccountDraft, opIdFields } from './tickets.ts'

/** One Proviso at one desk: a database of its own, and an engine that reaches the server by `address`. */
export interface Desk {
  readonly deps: Deps
  readonly engine: Engine
  readonly accountId: string
  readonly filesFolder: string
  /** Sets a custom field on behalf of the user, resting on what is shown. */
  set(ticket: string, field: string, values: readonly string[]): readonly Intent[]
  say(ticket: string, text: string, files?: readonly OutgoingFile[]): Intent
  /** Refers to an address. */
  link(ticket: string, target: string): Intent
  /** Keeps bytes among the files on their way out. */
  keepFile(name: string, content: Uint8Array): Promise<OutgoingFile>
  /** A ticket that is not there yet. */
  create(subject: string): Intent
  intent(id: string): Intent
  intentsOf(ticket: string): readonly Intent[]
  /** Rounds until nothing is under way that time alone can move. */
  settle(): Promise<void>
  /** Ends it at once, as the end of the program does; a request under way is left to its fate. */
  close(): void
}

/** Every back-off is over by then. */
const endOfTime = '9999-12-31T23:59:59.999Z'

export interface DeskOptions {
  readonly address: string
  readonly server: Pick<RequestTracker, 'tokens'>
  readonly login: Login
  readonly dataFolder: string
  readonly graceMs?: number
}

function accountDraft(options: Pick<DeskOptions, 'address' | 'login'>): AccountDraft {
  return makeAccountDraft({
    address: options.address,
    login: options.login,
    secret: 'kept elsewhere',
    opIdFields,
  })
}

/** Opens a desk over a data folder; the same folder again is the same desk after a restart. */
export function openDeskIn(options: DeskOptions): Desk {
  const { dataFolder } = options
  const opening = openStore(dataFolder, new Date())
  if (opening.kind !== 'open') throw new Error(`The store did not open: ${opening.message}`)
  const { db } = opening
  const deps: Deps = { db, now: () => new Date(), newId: () => crypto.randomUUID() }
  const filesFolder = join(dataFolder, 'tickets')
  const known = db.prepare('select id from tracker_account').pluck().get() as string | undefined
  const accountId = known ?? valueOf(saveAccount(deps, accountDraft(options))).id
  const engine = createEngine({
    db,
    filesFolder,
    now: deps.now,
    readSecret: async () => options.server.tokens[options.login],
    open: openTracker,
    changed: () => undefined,
    report: (error) => {
      throw error
    },
    graceMs: () => options.graceMs ?? 4000,
    backOffMs: () => 100,
  })
  const intent = (id: string) => getIntent(db, id)!
  const intentsOf = (ticket: string) => listIntentsOfTicket(db, accountId, ticket)
  const wish = (ticket: string, deed: Deed) =>
    valueOf(act(deps, accountId, ticket, () => success([deed])))[0]!
  return {
    deps,
    engine,
    accountId,
    filesFolder,
    intent,
    intentsOf,
    set: (ticket, field, values) =>
      valueOf(
        act(deps, accountId, ticket, ({ shown }) =>
          success([setTo(shown, { in: 'custom', name: field }, values)]),
        ),
      ),
    say: (ticket, text, files = []) =>
      wish(ticket, { kind: 'message', as: 'comment', text, subject: '', files: [...files] }),
    link: (ticket, target) =>
      wish(ticket, { kind: 'link', link: { kind: 'refers-to', target }, wanted: 'there' }),
    async keepFile(name, content) {
      const landing = await openLanding(filesFolder)
      await landing.write(content)
      const { digest, bytes } = await landing.keep()
      return { name, mediaType: 'application/pdf', bytes, sha256: digest }
    },
    create: (subject) =>
      valueOf(createTicket(deps, accountId, { queue: 'sw-rel', subject, text: '', fields: [] })),
    async settle() {
      for (let round = 0; round < 100; round += 1) {
        await engine.syncOnce()
        // What stands behind a conflict waits for a person, not for time.
        const waiting = pickReady(listOpenIntents(db, accountId), endOfTime)
        if (waiting.length === 0) return
        const next = waiting.map(({ nextAttemptAt }) => Date.parse(nextAttemptAt ?? '') || 0)
        const wait = Math.max(20, Math.min(...next) - Date.now())
        await new Promise((resolve) => setTimeout(resolve, wait))
      }
    },
    close() {
      engine.close()
      db.close()
    },
  }
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.message)
  return result.value
}
