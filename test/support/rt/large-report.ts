import { createHash, randomBytes } from 'node:crypto'
import { openDesk } from '../desk.ts'
import type { Site } from './site.ts'

export const megabyte = 1024 * 1024

/** A desk with one ticket on which a PDF of this size waits to be sent. */
export async function queueReport(site: Site, bytes: number) {
  const number = await site.newTicket()
  const desk = openDesk({ address: site.proxy.url, server: site.server, login: 'verifier' })
  await desk.engine.syncOnce({ whole: true })
  const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(bytes)])
  const file = await desk.keepFile('report.pdf', content)
  const { id } = desk.say(number, 'The report.', [file])
  return { desk, number, id, file }
}

/** The bytes of the only file of a ticket, fetched by somebody else and past everything of the program. */
export async function digestOnServer(site: Site, number: string): Promise<string> {
  const path = `/ticket/${number}/attachments?fields=Filename,TransactionId&per_page=100`
  const { json } = await site.raw('root', 'GET', path)
  const { items } = json as {
    items: { id: string; Filename: string; TransactionId: { id: string } | string }[]
  }
  const found = items.find(({ Filename }) => Filename === 'report.pdf')!
  const entry = typeof found.TransactionId === 'string' ? found.TransactionId : found.TransactionId.id
  const answer = await fetch(`${site.server.url}/Ticket/Attachment/${entry}/${found.id}/report.pdf`, {
    headers: { 'user-agent': 'proviso-tests', authorization: `token ${site.server.tokens.root}` },
  })
  const hash = createHash('sha256')
  for await (const part of answer.body!) hash.update(part)
  return hash.digest('hex')
}
