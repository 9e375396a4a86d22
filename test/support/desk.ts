import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { AccountDraft } from '../../shared/domain/tracker-account.ts'
import { usualMapping } from '../../shared/domain/tracker-account.ts'
import type { Intent } from '../../shared/domain/intent.ts'
import type { Result } from '../../shared/errors.ts'
import { listIntentsOfTicket, getIntent } from '../../electron/db/tables/intents.ts'
import { createEngine, type Engine } from '../../electron/sync/engine.ts'
import { openTracker } from '../../electron/sync/open-tracker.ts'
import type { Deps } from '../../electron/usecases/deps.ts'
import { act } from '../../electron/usecases/tickets/act.ts'
import { saveAccount } from '../../electron/usecases/tickets/accounts.ts'
import { setTo } from '../../electron/usecases/tickets/deeds.ts'
import { openTestStore } from './database.ts'
import type { Login, RequestTracker } from './request-tracker.ts'

/** One Proviso at one desk: a database of its own, and an engine that reaches the server by `address`. */
export interface Desk {
  readonly deps: Deps
  readonly engine: Engine
  readonly accountId: string
  readonly filesFolder: string
  /** Sets a custom field on behalf of the user, resting on what is shown. */
  set(ticket: string, field: string, values: readonly string[]): readonly Intent[]
  say(ticket: string, text: string, files?: Extract<Intent['deed'], { kind: 'message' }>['files']): Intent
  intent(id: string): Intent
  intentsOf(ticket: string): readonly Intent[]
  /** Rounds until nothing is under way that time alone can move. */
  settle(): Promise<void>
}

interface DeskOptions {
  readonly address: string
  readonly server: RequestTracker
  readonly login: Login
  readonly dataFolder?: string
  readonly graceMs?: number
}

export function accountDraft(options: Pick<DeskOptions, 'address' | 'login'>): AccountDraft {
  return {
    id: null,
    name: 'The site',
    address: options.address,
    login: options.login,
    signIn: 'token',
    secret: 'kept elsewhere',
    queues: ['sw-rel'],
    ownCa: null,
    opIdFields: { ticket: 'ClientOpId', message: 'TxnOpId' },
    mapping: usualMapping,
  }
}

/** Opens a desk over a data folder; the same folder again is the same desk after a restart. */
export function openDesk(options: DeskOptions): Desk {
  const { db, dataFolder } = openTestStore(options.dataFolder)
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
    graceMs: () => options.graceMs ?? 1500,
    backOffMs: () => 100,
  })
  onTestFinished(() => engine.close())
  const intent = (id: string) => getIntent(db, id)!
  const intentsOf = (ticket: string) => listIntentsOfTicket(db, accountId, ticket)
  return {
    deps,
    engine,
    accountId,
    filesFolder,
    intent,
    intentsOf,
    set: (ticket, field, values) =>
      valueOf(
        act(deps, accountId, ticket, ({ shown }) => ({
          ok: true,
          value: [setTo(shown, { in: 'custom', name: field }, values)],
        })),
      ),
    say: (ticket, text, files = []) =>
      valueOf(
        act(deps, accountId, ticket, () => ({
          ok: true,
          value: [{ kind: 'message', as: 'comment', text, subject: '', files }],
        })),
      )[0]!,
    async settle() {
      for (let round = 0; round < 100; round += 1) {
        await engine.syncOnce()
        const states = db
          .prepare("select count(*) from intent where state in ('queued', 'sending', 'sent', 'uncertain')")
          .pluck()
          .get()
        if (states === 0) return
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    },
  }
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.message)
  return result.value
}
