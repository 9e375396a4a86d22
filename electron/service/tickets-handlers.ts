import type { Intent } from '../../shared/domain/intent.ts'
import { mappedFields } from '../../shared/domain/tracker-account.ts'
import { notFound, refused, success, type Failure, type Result } from '../../shared/errors.ts'
import { listQueueFields } from '../db/tables/queue-fields.ts'
import { listFiles } from '../db/tables/ticket-history.ts'
import { ticketKey } from '../db/tables/tickets.ts'
import { getAccount } from '../db/tables/tracker-accounts.ts'
import { checkValues } from '../sync/check-values.ts'
import { dryRun } from '../sync/push/dry-run.ts'
import { fetchFile, pullTicket } from '../sync/pull/one-ticket.ts'
import { answered, type Answer, type TrackerFailure } from '../sync/trackers/answer.ts'
import { readAccounts, removeAccount, saveAccount } from '../usecases/tickets/accounts.ts'
import { act, createTicket, sayOnTicket } from '../usecases/tickets/act.ts'
import { keepMessageDraft } from '../usecases/tickets/drafts.ts'
import { ownerField, setTo } from '../usecases/tickets/deeds.ts'
import {
  discardIntent,
  readOutbox,
  resolveConflict,
  retryIntent,
  tryAllNow,
  undoIntent,
} from '../usecases/tickets/outbox.ts'
import { moveTicket, startOnTicket } from '../usecases/tickets/process.ts'
import { readTickets } from '../usecases/tickets/list-tickets.ts'
import { readSyncStatus, readTicketDetail } from '../usecases/tickets/read-tickets.ts'
import { answer, api } from './answer.ts'
import { checkAccount } from './check-account.ts'
import type { ServiceContext } from './context.ts'
import { keepOutgoing, readKept } from './ticket-files.ts'

const { tickets } = api

/** Answers what was written, tells every window, and wakes the loop: what is queued may go out. */
function queued<T>({ changes, tickets }: ServiceContext, result: Result<T>): T {
  const value = answer(result)
  changes.publish('tickets')
  tickets.engine.loop.wake()
  return value
}

const intents = (context: ServiceContext, result: Result<readonly Intent[]>): Intent[] => [
  ...queued(context, result),
]

/** A server's failure as a person reads it; nothing here was changed by it. */
function fromServer<T>(got: Answer<T>): T {
  return answer(got.ok ? success(got.value) : { ok: false, failure: failureOf(got.failure) })
}

const notTaken =
  'The server does not take this sign-in: the login or the secret is wrong, or its time is over. The settings change it.'

function failureOf({ kind, message, serverSays }: TrackerFailure): Failure {
  const words = kind === 'unauthorised' ? notTaken : message
  const text = serverSays === null ? words : `${words} The server says: ${serverSays}`
  return kind === 'cancelled' ? { kind: 'cancelled', message: text } : { kind: 'refused', message: text }
}

export const ticketsHandlers = tickets.router({
  accounts: tickets.accounts.handler(({ context }) => [...readAccounts(context.deps.db)]),
  saveAccount: tickets.saveAccount.handler(async ({ context, input }) => {
    const { secrets } = context.tickets
    if (input.id === null && input.secret === null)
      answer(refused('A new account needs its token or password.'))
    answer(checkAccount(input))
    const account = answer(saveAccount(context.deps, input))
    const secretIn =
      input.secret === null ? await secrets.place() : await secrets.keep(account.id, input.secret)
    queued(context, success(account))
    return { account, secretIn }
  }),
  removeAccount: tickets.removeAccount.handler(async ({ context, input }) => {
    queued(context, removeAccount(context.deps, input.id))
    await context.tickets.secrets.forget(input.id)
    return {}
  }),
  testAccount: tickets.testAccount.handler(async ({ context, input }) => {
    const account = getAccount(context.deps.db, input.id)
    if (!account) return answer(notFound(`account ${input.id}`))
    const { queues, login } = account
    const fields = mappedFields(account)
    const report = await context.tickets.engine.with(input.id, async ({ tracker }) => {
      const checked = await tracker.check({ queues, fields, account: login })
      if (!checked.ok) return checked
      const values = await checkValues(tracker, account)
      if (!values.ok) return values
      return answered({ ...checked.value, findings: [...checked.value.findings, ...values.value] })
    })
    const { version, account: found, findings } = fromServer(report)
    return {
      version,
      login: found?.login ?? null,
      findings: findings.map(({ weight, sentence }) => ({ weight, sentence })),
    }
  }),

  list: tickets.list.handler(({ context, input }) => [...readTickets(context.deps, input.text)]),
  get: tickets.get.handler(({ context, input }) =>
    answer(readTicketDetail(context.deps, input.accountId, input.number)),
  ),
  queueFields: tickets.queueFields.handler(({ context, input }) =>
    listQueueFields(context.deps.db, input.accountId, input.queue),
  ),
  refresh: tickets.refresh.handler(async ({ context, input }) => {
    const { engine } = context.tickets
    const end = await engine.with(input.accountId, async (sync): Promise<Answer<null>> => {
      const failure = await pullTicket(sync, input.number)
      return failure ? { ok: false, failure } : answered(null)
    })
    fromServer(end)
    context.changes.publish('tickets')
    return {}
  }),
  file: tickets.file.handler(async ({ context, input }) => {
    const { db } = context.deps
    const { engine, filesFolder } = context.tickets
    const account = getAccount(db, input.accountId)
    const key = ticketKey(account?.number ?? 0, input.number)
    const file = listFiles(db, input.accountId, key).find(({ id }) => id === input.fileId)
    if (!file) return answer(notFound(`file ${input.fileId}`))
    const digest =
      file.sha256 ?? fromServer(await engine.with(input.accountId, (sync) => fetchFile(sync, file)))
    return { file: await readKept(filesFolder, file, digest), digest }
  }),

  change: tickets.change.handler(({ context, input }) =>
    intents(
      context,
      act(context.deps, input.accountId, input.number, () =>
        success(input.changes.map((change) => ({ kind: 'change', change }) as const)),
      ),
    ),
  ),
  take: tickets.take.handler(({ context, input }) =>
    intents(
      context,
      act(context.deps, input.accountId, input.number, ({ shown, account }) =>
        shown.owner !== null && shown.owner !== account.login
          ? refused(`The ticket is ${shown.owner}'s. Ask them to give it back first.`)
          : success([setTo(shown, ownerField, [account.login])]),
      ),
    ),
  ),
  untake: tickets.untake.handler(({ context, input }) =>
    intents(
      context,
      act(context.deps, input.accountId, input.number, ({ shown, account }) =>
        shown.owner === account.login
          ? success([setTo(shown, ownerField, [])])
          : refused('Only your own ticket can be given back.'),
      ),
    ),
  ),
  say: tickets.say.handler(async ({ context, input }) => {
    const files = await keepOutgoing(context.tickets.filesFolder, input.files)
    const { as, text, subject } = input
    return intents(context, sayOnTicket(context.deps, input, { as, text, subject, files }))
  }),
  keepDraft: tickets.keepDraft.handler(({ context, input }) =>
    answer(keepMessageDraft(context.deps, input, input)),
  ),
  link: tickets.link.handler(({ context, input }) =>
    intents(
      context,
      act(context.deps, input.accountId, input.number, () =>
        success([{ kind: 'link', link: input.link, wanted: input.wanted }]),
      ),
    ),
  ),
  create: tickets.create.handler(({ context, input }) => {
    const { accountId, ...draft } = input
    return queued(context, createTicket(context.deps, accountId, draft))
  }),
  start: tickets.start.handler(({ context, input }) =>
    intents(context, startOnTicket(context.deps, input, input.umdMajor)),
  ),
  move: tickets.move.handler(async ({ context, input }) => {
    const files = await keepOutgoing(context.tickets.filesFolder, input.files)
    return intents(context, moveTicket(context.deps, input, { ...input, files }))
  }),

  outbox: tickets.outbox.handler(({ context, input }) => {
    const { open, settled } = readOutbox(context.deps, input.settled)
    return { open: [...open], settled: [...settled] }
  }),
  dryRun: tickets.dryRun.handler(async ({ context: { deps, tickets } }) => {
    const options = { ...deps, filesFolder: tickets.filesFolder }
    const plans = await Promise.all(readAccounts(deps.db).map((account) => dryRun(options, account)))
    return plans.flat()
  }),
  undo: tickets.undo.handler(({ context, input }) => queued(context, undoIntent(context.deps, input.id))),
  retry: tickets.retry.handler(({ context, input }) => queued(context, retryIntent(context.deps, input.id))),
  discard: tickets.discard.handler(({ context, input }) =>
    queued(context, discardIntent(context.deps, input.id)),
  ),
  resolve: tickets.resolve.handler(({ context, input }) =>
    queued(
      context,
      resolveConflict(
        context.deps,
        input.id,
        input.take === 'edit' ? { take: 'edit', values: input.values } : { take: input.take },
      ),
    ),
  ),

  status: tickets.status.handler(({ context }) => statusOf(context)),
  sync: tickets.sync.handler(async ({ context, input, signal }) => {
    tryAllNow(context.deps)
    const run = await context.tickets.engine.syncOnce({ whole: input.whole, ...(signal && { signal }) })
    return { busy: run.kind === 'busy', status: statusOf(context) }
  }),
})

function statusOf({ deps }: ServiceContext) {
  const { accounts, intents: counts } = readSyncStatus(deps.db)
  return { accounts: [...accounts], intents: { ...counts } }
}
