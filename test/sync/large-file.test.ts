import { expect, test } from 'vitest'
import { readOutbox } from '../../electron/usecases/tickets/outbox.ts'
import { digestOnServer, megabyte, queueReport } from '../support/rt/large-report.ts'
import { onRequestTracker } from '../support/rt/site.ts'

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
