import { answered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import { parseAddress } from '../http/address.ts'
import type { QueueDefinition } from '../ticket.ts'
import type { Tracker } from '../tracker.ts'
import { readAccount } from './account.ts'
import { changedHistory, changedTickets, pastHistory, showsNews } from './changes.ts'
import { checkConnection } from './check.ts'
import { openClient } from './client.ts'
import { readServerTime } from './clock.ts'
import { confirmMessage } from './confirm-message.ts'
import type { RtContext } from './context.ts'
import { confirmCreated, createTicket } from './create.ts'
import { downloadAttachment } from './download.ts'
import { findByOpId } from './find-op.ts'
import { walkHistory } from './history.ts'
import { linkTicket } from './link.ts'
import { sendMessage } from './message.ts'
import { readDefinitions, readQueue } from './queue.ts'
import { readTicket } from './read-ticket.ts'
import { searchByQuery } from './search.ts'
import type { RtSettings } from './settings.ts'
import { readAttachments, readTexts } from './texts.ts'
import { updateTicket } from './update.ts'

/** The adapter for Request Tracker 5 over REST2. Opens no connection yet. */
export function openRequestTracker(settings: RtSettings): Answer<Tracker> {
  const base = parseAddress(settings.address)
  if (!base.ok) return base
  const client = openClient(base.value, settings)
  const context = makeContext(client, settings)
  return answered({
    check: (expectations) => checkConnection(context, expectations),
    async serverTime(options) {
      const time = await readServerTime(client, options?.signal)
      return time.ok ? answered(time.value.toISOString()) : time
    },
    queue: (name, options) => readDefinitions(client, name, options?.signal),
    ticket: (id, options) => readTicket(client, id, options?.signal),
    search: (query, options) => searchByQuery(client, query, options),
    changedTickets: (queues, since, options) => changedTickets(client, queues, since, options),
    changedHistory: (queues, since, options) => changedHistory(client, queues, since, options),
    showsNews: (queues, since, options) => showsNews(client, queues, since, options?.signal),
    pastHistory: (queues, options) => pastHistory(client, queues, options),
    history: (ticketId, options) => walkHistory(client, ticketId, '0', options?.signal),
    texts: (entries, options) => readTexts(client, entries, options),
    attachments: (transactionId, options) => readAttachments(client, transactionId, options?.signal),
    download: (attachment, options) => downloadAttachment(client, attachment, options?.signal),
    update: (ticketId, changes) => updateTicket(context, ticketId, changes),
    link: (ticketId, changes) => linkTicket(context, ticketId, changes),
    create: (opId, draft) => createTicket(context, opId, draft),
    message: (opId, ticketId, draft) => sendMessage(context, opId, ticketId, draft),
    findByOpId: (operation, options) => findByOpId(context, operation, options?.signal),
    confirmCreated: (opId, ticketId, draft) => confirmCreated(context, opId, ticketId, draft),
    confirmMessage: (ticketId, transactionId, draft) =>
      confirmMessage(context, ticketId, transactionId, draft),
    rest() {
      context.forget()
      client.rest()
    },
    keptOpIds: () => [...context.keptOpIds],
  })
}

function makeContext(client: RtContext['client'], settings: RtSettings): RtContext {
  const queues = new Map<string, QueueDefinition>()
  let login: string | null | undefined
  return {
    client,
    settings,
    keptOpIds: new Set(settings.keptOpIds),
    async login() {
      if (login !== undefined) return answered(login)
      const account = await readAccount({ client, settings })
      if (!account.ok) return account
      login = account.value?.login ?? null
      return answered(login)
    },
    forget: () => queues.clear(),
    async queue(nameOrId) {
      const known = queues.get(nameOrId)
      if (known !== undefined) return answered(known)
      const queue = await readQueue(client, nameOrId)
      if (queue.ok) queues.set(nameOrId, queue.value)
      return queue
    },
  }
}
