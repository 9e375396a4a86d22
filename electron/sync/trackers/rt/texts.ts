import type * as z from 'zod'
import { answered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import { inOrder } from '../in-order.ts'
import type { AttachmentInfo, MessageText } from '../ticket.ts'
import type { TextBatch, TextOptions } from '../tracker.ts'
import type { RtClient } from './client.ts'
import { pageSize, readsAtOnce, walkPages } from './pages.ts'
import { Attachment, pageOf } from './schemas.ts'

const AttachmentPage = pageOf(Attachment)

/** More numbers would make the address too long for some servers. */
const messagesAtOnce = 50

/** Words may come as plain text or as a page; text files are not words of a message, and can be huge. */
const words = [
  { field: 'ContentType', value: 'text/plain' },
  { field: 'ContentType', value: 'text/html' },
  { field: 'Filename', operator: 'IS', value: 'NULL' },
]

/** The words of these messages. In lists the content is text, for a single attachment it is base64. */
export async function* readTexts(
  client: RtClient,
  entries: readonly string[],
  { enough = () => false, signal }: TextOptions = {},
): AsyncGenerator<Answer<TextBatch>> {
  let asked = 0
  const next = () => {
    if (asked >= entries.length || (asked > 0 && enough())) return null
    const some = entries.slice(asked, (asked += messagesAtOnce))
    return readTextsOf(client, some, signal)
  }
  for await (const batch of inOrder(readsAtOnce, next)) {
    yield batch
    if (!batch.ok) return
  }
}

/** Conditions on one field are alternatives of each other. */
async function readTextsOf(
  client: RtClient,
  entries: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Answer<TextBatch>> {
  const messages = entries.map((value) => ({ field: 'TransactionId', value }))
  const query = JSON.stringify([...messages, ...words])
  const texts: MessageText[] = []
  for (let page = 1; ; page += 1) {
    const read = await readTextPage(client, query, { size: pageSize, page }, signal)
    if (!read.ok) return read
    const known = new Set(texts.map(({ id }) => id))
    const fresh = read.value.filter(({ id }) => !known.has(id))
    texts.push(...fresh)
    if (fresh.length < pageSize) return answered({ entries, texts })
  }
}

const textFields = 'TransactionId,ContentType,Subject,Created'

/** A page too large to be taken is asked for in ten parts; a single text that is too large comes without its words. */
async function readTextPage(
  client: RtClient,
  query: string,
  { size, page }: { readonly size: number; readonly page: number },
  signal: AbortSignal | undefined,
  fields = `${textFields},Content`,
): Promise<Answer<readonly MessageText[]>> {
  const order = { orderby: 'id', order: 'ASC', per_page: size, page }
  const read = await client.read('/attachments', { query, fields, ...order }, AttachmentPage, signal)
  if (read.ok) {
    const { items } = read.value.value
    return answered(items.map((item) => toText(item, fields !== textFields)))
  }
  if (read.failure.kind !== 'too-large' || fields === textFields) return read
  if (size === 1) return readTextPage(client, query, { size, page }, signal, textFields)
  const texts: MessageText[] = []
  for (let part = 0; part < 10; part += 1) {
    const place = { size: size / 10, page: (page - 1) * 10 + 1 + part }
    const answer = await readTextPage(client, query, place, signal)
    if (!answer.ok) return answer
    texts.push(...answer.value)
  }
  return answered(texts)
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
