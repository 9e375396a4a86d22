import { answered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import type { AttachmentInfo, MessageText } from '../ticket.ts'
import type { RtClient } from './client.ts'
import { pageSize, walkPages } from './pages.ts'
import { Attachment, pageOf } from './schemas.ts'

const AttachmentPage = pageOf(Attachment)

/** The words of messages in bulk. In lists the content is text, for a single attachment it is base64. */
export async function* walkTexts(
  client: RtClient,
  afterId: string,
  mediaType: string,
  signal?: AbortSignal,
): AsyncGenerator<Answer<readonly MessageText[]>> {
  const pages = walkPages(afterId, async (after, page) => {
    const query = JSON.stringify([
      { field: 'id', operator: '>', value: after },
      { field: 'ContentType', value: mediaType },
    ])
    const rest = { fields: 'TransactionId,Content,ContentType,Subject,Created,Filename', orderby: 'id' }
    const read = await client.read(
      '/attachments',
      { query, ...rest, order: 'ASC', per_page: pageSize, page },
      AttachmentPage,
      signal,
    )
    if (!read.ok) return read
    const { items, total, next_page: next } = read.value.value
    return answered({ items, total: total ?? null, hasNext: typeof next === 'string' })
  })
  for await (const page of pages) {
    if (!page.ok) {
      yield page
      return
    }
    const texts = page.value.items.filter(({ Filename }) => Filename === '')
    yield answered(
      texts.map((item) => ({
        id: item.id,
        transactionId: item.TransactionId ?? '',
        mediaType: item.ContentType,
        subject: item.Subject,
        text: item.Content,
        created: item.Created,
      })),
    )
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
    const { items, total, next_page: next } = read.value.value
    return answered({ items, total: total ?? null, hasNext: typeof next === 'string' })
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
