import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { readOutbox } from '../../electron/usecases/tickets/outbox.ts'
import { openDesk } from '../support/desk.ts'
import { onRequestTracker, type Site } from '../support/rt/site.ts'

const megabyte = 1024 * 1024

/** A desk with one ticket on which a PDF of this size waits to be sent. */
async function queueReport(site: Site, bytes: number) {
  const number = await site.newTicket()
  const desk = openDesk({ address: site.proxy.url, server: site.server, login: 'verifier' })
  await desk.engine.syncOnce({ whole: true })
  const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(bytes)])
  const file = await desk.keepFile('report.pdf', content)
  const { id } = desk.say(number, 'The report.', [file])
  return { desk, number, id, file }
}

/** The bytes of the only file of a ticket, fetched by somebody else and past everything of the program. */
async function digestOnServer(site: Site, number: string): Promise<string> {
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

/** What the outbox shows of it. */
function shown(desk: Awaited<ReturnType<typeof queueReport>>['desk'], id: string) {
  return readOutbox(desk.deps, 0).open.find(({ intent }) => intent.id === id)?.intent
}

onRequestTracker('a report on its way through the outbox', { workers: 2 }, (site) => {
  test('60 MB arrive byte for byte, and the receipt holds the digest that was fetched back', async () => {
    const { desk, number, id, file } = await queueReport(site, 60 * megabyte)
    await desk.settle()
    expect(desk.intent(id)).toMatchObject({
      state: 'confirmed',
      answer: { proof: { files: [{ name: 'report.pdf', bytes: file.bytes, sha256: file.sha256 }] } },
    })
    expect(await digestOnServer(site, number)).toBe(file.sha256)
  }, 300_000)

  test.each([
    ['cuts', (body: Buffer) => Buffer.concat([body.subarray(0, 500_000), body.subarray(900_000)]), 'bytes'],
    ['drops', withoutFile, 'missing'],
  ])(
    'one that something on the way %s is found out and said',
    async (_what, body, stands) => {
      const { desk, id, file } = await queueReport(site, megabyte)
      site.proxy.follow(({ method }) => (method === 'POST' ? { kind: 'alter', body } : null))
      await desk.settle()
      expect(shown(desk, id)).toMatchObject({
        state: 'refused',
        answer: {
          partly: true,
          differences: [{ what: 'report.pdf', wanted: `${String(file.bytes)} bytes` }],
        },
      })
      expect(shown(desk, id)?.answer?.differences[0]?.stands).toContain(stands)
      const receipts = desk.deps.db.prepare("select data from audit where action = 'ticket change refused'")
      expect(String(receipts.pluck().get())).toContain(id)
    },
    120_000,
  )
})

/** The body of an upload without its second part. */
function withoutFile(body: Buffer): Buffer {
  const boundary = body.subarray(0, body.indexOf('\r\n'))
  const second = body.indexOf(boundary, boundary.length)
  return Buffer.concat([body.subarray(0, second), boundary, Buffer.from('--\r\n')])
}

const limits = [
  ['cuts', 'Set($TruncateLongAttachments, 1);', 'cut by the server'],
  ['drops', 'Set($DropLongAttachments, 1);', 'dropped by the server'],
] as const

for (const [what, setting, said] of limits) {
  const extra = `Set($MaxAttachmentSize, 2000); ${setting}`
  onRequestTracker(`a server that ${what} what is too long for it`, { workers: 1, extra }, (site) => {
    test('is found out, and the outbox says whose doing it was', async () => {
      const { desk, id } = await queueReport(site, 9000)
      await desk.settle()
      expect(shown(desk, id)).toMatchObject({ state: 'refused', answer: { partly: true } })
      expect(shown(desk, id)?.answer?.differences[0]?.stands).toContain(said)
    }, 60_000)
  })
}
