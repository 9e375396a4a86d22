import { answered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import { parseAddress } from '../http/address.ts'
import type { TextBatch, Tracker } from '../tracker.ts'
import { checkConnection } from './check.ts'
import { openClient } from './client.ts'
import { makeContext } from './context.ts'
import { confirmCreated, createTicket } from './create.ts'
import { downloadAttachment, readAttachments } from './files.ts'
import { findByOpId } from './find-op.ts'
import { changedHistory, readHistory } from './history.ts'
import { linkTicket } from './link.ts'
import { confirmMessage, sendMessage } from './message.ts'
import { readQueue } from './queue.ts'
import { readTicket } from './read-ticket.ts'
import { Me } from './schemas.ts'
import { changedTickets, searchTickets } from './search.ts'
import type { ZammadSettings } from './settings.ts'
import { updateTicket } from './update.ts'

/**
 * The adapter for Zammad, written from its documentation and tested against a stand-in: not verified on a real server.
 * Opens no connection yet.
 */
export function openZammad(settings: ZammadSettings): Answer<Tracker> {
  const base = parseAddress(settings.address)
  if (!base.ok) return base
  const client = openClient(base.value, settings)
  const context = makeContext(client, settings)
  return answered({
    check: (expectations) => checkConnection(context, expectations),
    async serverTime() {
      // Its clock comes with every answer; the lightest one is asked for.
      const me = await client.read('/users/me', [], Me)
      if (!me.ok) return me
      return answered((client.serverTime() ?? new Date()).toISOString())
    },
    queue: (name, options) => readQueue(context, name, options?.signal),
    ticket: (id, options) => readTicket(context, id, options?.signal),
    search: (query, options) => searchTickets(context, query, options),
    changedTickets: (queues, since, options) => changedTickets(context, queues, since, options),
    changedHistory: (queues, since, options) => changedHistory(context, queues, since, options?.signal),
    async *history(ticketId, options) {
      yield await readHistory(context, ticketId, options?.signal)
    },
    // Words come with the history: the server gives them by ticket only.
    async *texts(): AsyncGenerator<Answer<TextBatch>> {},
    attachments: (transactionId, options) => readAttachments(context, transactionId, options?.signal),
    download: (attachment, options) => downloadAttachment(context, attachment, options?.signal),
    update: (ticketId, changes) => updateTicket(context, ticketId, changes),
    link: (ticketId, changes) => linkTicket(context, ticketId, changes),
    create: (opId, draft) => createTicket(context, opId, draft),
    message: (opId, ticketId, draft) => sendMessage(context, opId, ticketId, draft),
    findByOpId: (operation, options) => findByOpId(context, operation, options?.signal),
    confirmCreated: (opId, ticketId, draft) => confirmCreated(context, opId, ticketId, draft),
    confirmMessage: (ticketId, transactionId, draft) =>
      confirmMessage(context, ticketId, transactionId, draft),
    rest: () => client.rest(),
    keptOpIds: () => [...context.keptOpIds],
  })
}
