import type * as z from 'zod'
import { answered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import type { TrackerTransaction } from '../ticket.ts'
import type { SyncPoint } from '../tracker.ts'
import type { ZammadContext } from './context.ts'
import { entryOfArticle, entryOfChange } from './entries.ts'
import { mergedState } from './parse-ticket.ts'
import { plainText } from './plain-text.ts'
import { fieldsOf } from './read-ticket.ts'
import { Articles, History } from './schemas.ts'
import type { Article } from './schemas.ts'
import { changedSince } from './search.ts'

/** Names the rest of the program has for what the server calls otherwise. */
const coreFields: Readonly<Record<string, string>> = {
  title: 'Subject',
  state: 'Status',
  owner: 'Owner',
  priority: 'Priority',
  group: 'Queue',
}

/** Everything that happened to a ticket: its changes, then its messages with their words. */
export async function readHistory(
  context: ZammadContext,
  ticketId: string,
  signal?: AbortSignal,
): Promise<Answer<readonly TrackerTransaction[]>> {
  const changes = await readChanges(context, ticketId, signal)
  if (!changes.ok) return changes
  const articles = await context.client.read(`/ticket_articles/by_ticket/${ticketId}`, [], Articles, signal)
  if (!articles.ok) return articles
  return answered([...changes.value, ...articles.value.map(toEntry)])
}

/** The changes of a ticket, without its messages. */
export async function readChanges(
  context: ZammadContext,
  ticketId: string,
  signal?: AbortSignal,
): Promise<Answer<readonly TrackerTransaction[]>> {
  const read = await context.client.read(`/ticket_history/${ticketId}`, [], History, signal)
  if (!read.ok) return read
  const { history, assets } = read.value
  const custom = new Set(fieldsOf(context))
  return answered(
    history
      .filter(({ object }) => object === 'Ticket')
      .map((entry): TrackerTransaction => {
        const isCustom = custom.has(entry.attribute)
        return {
          id: entryOfChange(entry.id),
          ticketId,
          type: entry.type === 'created' ? 'Create' : isCustom ? 'CustomField' : 'Set',
          field: isCustom ? entry.attribute : (coreFields[entry.attribute] ?? entry.attribute),
          oldValue: entry.value_from,
          newValue: entry.value_to,
          data: '',
          creator: assets?.User?.[entry.created_by_id]?.login ?? '',
          created: entry.created_at,
          minutes: 0,
          fate: entry.attribute === 'state' && entry.value_to === mergedState ? 'merged' : null,
        }
      }),
  )
}

/** Histories of the tickets touched since then; a ticket that was deleted is told by nothing but its absence. */
export async function* changedHistory(
  context: ZammadContext,
  queues: readonly string[],
  since: SyncPoint,
  signal?: AbortSignal,
): AsyncGenerator<Answer<readonly TrackerTransaction[]>> {
  for await (const batch of changedSince(context, queues, since, signal)) {
    if (!batch.ok) {
      yield batch
      return
    }
    for (const { id } of batch.value) {
      const history = await readHistory(context, id, signal)
      // It went away since it was listed.
      if (!history.ok && (history.failure.kind === 'forbidden' || history.failure.kind === 'not-found'))
        continue
      yield history
      if (!history.ok) return
    }
  }
}

function toEntry(article: z.infer<typeof Article>): TrackerTransaction {
  const id = entryOfArticle(article.id)
  const isInside = article.internal === true || article.type !== 'email'
  return {
    id,
    ticketId: article.ticket_id,
    type: isInside ? 'Comment' : 'Correspond',
    field: '',
    oldValue: '',
    newValue: '',
    data: article.subject,
    creator: article.created_by,
    created: article.created_at,
    minutes: article.time_unit,
    fate: null,
    texts: [
      {
        id: article.id,
        transactionId: id,
        mediaType: 'text/plain',
        subject: article.subject,
        text: plainText(article.content_type, article.body),
        created: article.created_at,
      },
    ],
  }
}
