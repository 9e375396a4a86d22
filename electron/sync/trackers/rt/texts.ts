import type * as z from 'zod'
import { answered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import type { AttachmentInfo, MessageText } from '../ticket.ts'
import type { RtClient } from './client.ts'
import { pageSize, walkPages } from './pages.ts'
import type { Page } from './pages.ts'
import { Attachment, pageOf } from './schemas.ts'

const AttachmentPage = pageOf(Attachment)

/** So many messages of one question never fill a page with their words. */
const mostMessages = 40

/** The words of these messages. Conditions on one field are alternatives of each other. */
export async function* readTextsOf(
  client: RtClient,
  transactionIds: readonly string[],
  mediaType: string,
  signal?: AbortSignal,
): AsyncGenerator<Answer<readonly MessageText[]>> {
  for (let start = 0; start < transactionIds.length; start += mostMessages) {
    const messages = transactionIds
      .slice(start, start + mostMessages)
      .map((value) => ({ field: 'TransactionId', value }))
    const query = JSON.stringify([...messages, ...wordsOnly(mediaType)])
    const page = await readTextPage(client, query, { size: pageSize, page: 1 }, signal)
    if (!page.ok) {
      yield page
      return
    }
    yield answered(page.value.items)
  }
}

/** Text files are not words of a message, and can be huge. */
function wordsOnly(mediaType: string): object[] {
  return [
    { field: 'ContentType', value: mediaType },
    { field: 'Filename', operator: 'IS', value: 'NULL' },
  ]
}

/** The words of messages in bulk. In lists the content is text, for a single attachment it is base64. */
export async function* walkTexts(
  client: RtClient,
  afterId: string,
  mediaType: string,
  signal?: AbortSignal,
): AsyncGenerator<Answer<readonly MessageText[]>> {
  const pages = walkPages(afterId, (after, page) => {
    const behind = { field: 'id', operator: '>', value: after }
    const query = JSON.stringify([behind, ...wordsOnly(mediaType)])
    return readTextPage(client, query, { size: pageSize, page }, signal)
  })
  for await (const page of pages) yield page.ok ? answered(page.value.items) : page
}

const textFields = 'TransactionId,ContentType,Subject,Created'

/** A page too large to be taken is asked for in ten parts; a single text that is too large comes without its words. */
async function readTextPage(
  client: RtClient,
  query: string,
  { size, page }: { readonly size: number; readonly page: number },
  signal: AbortSignal | undefined,
  fields = `${textFields},Content`,
): Promise<Answer<Page<MessageText>>> {
  const order = { orderby: 'id', order: 'ASC', per_page: size, page }
  const read = await client.read('/attachments', { query, fields, ...order }, AttachmentPage, signal)
  if (read.ok) {
    const { items, total, next_page: next } = read.value.value
    const texts = items.map((item) => toText(item, fields !== textFields))
    return answered({ items: texts, total: total ?? null, hasNext: typeof next === 'string' })
  }
  if (read.failure.kind !== 'too-large' || fields === textFields) return read
  if (size === 1) return readTextPage(client, query, { size, page }, signal, textFields)
  const items: MessageText[] = []
  let last: Page<MessageText> = { items, total: null, hasNext: false }
  for (let part = 0; part < 10; part += 1) {
    const place = { size: size / 10, page: (page - 1) * 10 + 1 + part }
    const answer = await readTextPage(client, query, place, signal)
    if (!answer.ok) return answer
    items.push(...answer.value.items)
    last = answer.value
  }
  return answered({ ...last, items })
}

function toText(item: z.infer<typeof Attachment>, hasWords: boolean): MessageText {
  return {
    id: item.id,
    transactionId: item.TransactionId ?? '',
    mediaType: item.ContentType,
    subject: item.Subject,
    text: hasWords ? item.Content : null,
    created: item.Created,
  }
}

/** Everything of one message: a list by ticket would count hidden copies of mail. */
export async function readAttachments(
  client: RtClient,
  transactionId: string,
  signal?: AbortSignal,
): Promise<Answer<readonly AttachmentInfo[]>> {
  const all: AttachmentInfo[] = []
  const pages = walkPages('0', async (after, page) => {
    const query = {
      query: JSON.stringify([{ field: 'id', operator: '>', value: after }]),
      // `Parent` among the fields would be answered with 500.
      fields: 'Filename,ContentType,ContentLength',
      orderby: 'id',
      order: 'ASC',
      per_page: pageSize,
      page,
    }
    const read = await client.read(`/transaction/${transactionId}/attachments`, query, AttachmentPage, signal)
    if (!read.ok) return read
    const { items, next_page: next } = read.value.value
    // Who sees a message sees all of it, so a short page is the last one.
    const total = items.length < pageSize ? items.length : null
    return answered({ items, total, hasNext: typeof next === 'string' })
  })
  for await (const page of pages) {
    if (!page.ok) return page
    all.push(
      ...page.value.items
        .filter(({ ContentType }) => !ContentType.startsWith('multipart/'))
        .map((item) => ({
          id: item.id,
          transactionId,
          name: item.Filename,
          mediaType: item.ContentType,
          bytes: item.ContentLength,
        })),
    )
  }
  return answered(all)
}
