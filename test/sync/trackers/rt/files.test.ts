import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  digestOf,
  failureOf,
  fileOf,
  newOpId,
  onRequestTracker,
  receiptOf,
  valueOf,
} from '../../../support/rt/site.ts'

function commentWith(...files: readonly ReturnType<typeof fileOf>[]) {
  return { kind: 'comment', text: 'See the files.', subject: 'Report', files } as const
}

onRequestTracker('files sent to a real server', { workers: 2 }, (site) => {
  test('names with quotes, blanks, percent signs and any letters arrive as they are', async () => {
    const id = await site.newTicket()
    const names = [
      'QC "final" report.pdf',
      'Bericht für Łódź – Ελλάδα 😀.pdf',
      '100%22.pdf',
      "semi;colon'.pdf",
      '=?utf-8?B?YQ==?=.pdf',
      '.hidden',
      `${'x'.repeat(200)}.pdf`,
      `${'ü'.repeat(120)}.pdf`,
    ]
    const files = names.map((name, index) => fileOf(name, Buffer.from(`content ${index}`), 'application/pdf'))
    const receipt = receiptOf(await site.as('verifier').message(newOpId(), id, commentWith(...files)))
    expect(receipt.files.map(({ name }) => name)).toEqual(names)
    expect(receipt.files.map(({ sha256 }) => sha256)).toEqual(files.map(({ sha256 }) => sha256))
  })

  test('texts in another character set, NUL bytes and boundaries arrive byte for byte', async () => {
    const id = await site.newTicket()
    const latin = fileOf('log.txt', Buffer.from('Gr\xfc\xdfe\r\n\0\n--proviso-', 'latin1'), 'text/plain')
    const page = fileOf('page.html', Buffer.from('<script>1</script>\xff', 'latin1'), 'text/html; charset=x')
    const mail = fileOf('mail.eml', Buffer.from('Subject: x\n\nbody'), 'message/rfc822')
    const outcome = await site.as('verifier').message(newOpId(), id, commentWith(latin, page, mail))
    expect(receiptOf(outcome).files.map(({ sha256 }) => sha256)).toEqual(
      [latin, page, mail].map(({ sha256 }) => sha256),
    )
  })

  test('two files of one name and the same bytes are both there', async () => {
    const id = await site.newTicket()
    const files = [fileOf('a.bin', Buffer.from('one')), fileOf('a.bin', Buffer.from('two'))]
    expect(
      receiptOf(await site.as('verifier').message(newOpId(), id, commentWith(...files))).files,
    ).toHaveLength(2)
  })

  test('60 MB arrive exact, read in pieces', async () => {
    const id = await site.newTicket()
    const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(60 * 1024 * 1024)])
    const file = fileOf('report.pdf', content, 'application/pdf')
    const direct = site.as('verifier', { address: site.server.url })
    const { files, transactionId } = receiptOf(await direct.message(newOpId(), id, commentWith(file)))
    expect(files).toMatchObject([{ bytes: content.length, sha256: file.sha256 }])
    const [, attachment] = valueOf(await direct.attachments(transactionId))
    const download = valueOf(await direct.download(attachment!))
    let pieces = 0
    const counted = async function* () {
      for await (const piece of download.content) {
        pieces += 1
        yield piece
      }
    }
    expect(await digestOf(counted())).toBe(file.sha256)
    expect(pieces).toBeGreaterThan(100)
  }, 120_000)

  test('with a password files are fetched too', async () => {
    const id = await site.newTicket()
    const credential = { kind: 'password', login: 'verifier', password: 'verifier-password' } as const
    const file = fileOf('a.pdf', randomBytes(1000), 'application/pdf')
    for (const useSession of [true, false]) {
      const adapter = site.as('verifier', { credential, useSession })
      receiptOf(await adapter.message(newOpId(), id, commentWith(file)))
    }
  })

  test.each([
    ['an empty file', fileOf('empty.pdf', Buffer.alloc(0))],
    ['a folder in a name', fileOf('a/b.pdf', Buffer.from('x'))],
    ['a name of only blanks', fileOf('  ', Buffer.from('x'))],
  ])('%s is refused before anything is sent', async (_what, file) => {
    const id = await site.newTicket()
    const before = site.proxy.seen.length
    expect(await site.as('verifier').message(newOpId(), id, commentWith(file))).toMatchObject({
      kind: 'refused',
    })
    expect(site.proxy.seen.length).toBe(before)
  })

  test('an upload cut in the middle leaves nothing behind', async () => {
    const id = await site.newTicket()
    const opId = newOpId()
    const adapter = site.as('verifier')
    site.proxy.follow(({ method }) => (method === 'POST' ? { kind: 'cut in the request' } : null))
    const file = fileOf('a.bin', randomBytes(100_000))
    expect(await adapter.message(opId, id, commentWith(file))).toMatchObject({ kind: 'uncertain' })
    site.proxy.follow(null)
    expect(valueOf(await adapter.findByOpId({ kind: 'message', opId, ticketId: id }))).toEqual([])
  })

  test('a file that changes while it is sent is not taken for sent', async () => {
    const id = await site.newTicket()
    const file = { ...fileOf('a.bin', Buffer.from('short')), bytes: 5000 }
    const patience = { answerMs: 1000 }
    const outcome = await site.as('verifier', { patience }).message(newOpId(), id, commentWith(file))
    expect(outcome.kind).toBe('uncertain')
    expect(valueOf(await site.as('verifier').ticket(id)).kind).toBe('here')
  })

  test('a download cut short is noticed', async () => {
    const id = await site.newTicket()
    const file = fileOf('a.bin', randomBytes(50_000))
    const adapter = site.as('verifier')
    const { transactionId } = receiptOf(await adapter.message(newOpId(), id, commentWith(file)))
    const [, attachment] = valueOf(await adapter.attachments(transactionId))
    site.proxy.follow(({ url }) => (url.startsWith('/Ticket/') ? { kind: 'cut in the answer' } : null))
    const cut = valueOf(await adapter.download(attachment!))
    await expect(digestOf(cut.content)).rejects.toThrow('The connection broke')
    site.proxy.follow(({ url }) =>
      url.startsWith('/Ticket/') ? { kind: 'rewrite', body: () => 'half' } : null,
    )
    const short = valueOf(await adapter.download(attachment!))
    await expect(digestOf(short.content)).rejects.toThrow('Only 4 of 50000 bytes')
    site.proxy.follow(null)
  })

  test('where the web part shows a page instead, small files come through the interface', async () => {
    const id = await site.newTicket()
    const file = fileOf('a.bin', randomBytes(3000))
    const adapter = site.as('verifier')
    const { transactionId } = receiptOf(await adapter.message(newOpId(), id, commentWith(file)))
    const [, attachment] = valueOf(await adapter.attachments(transactionId))
    const page = { kind: 'answer', status: 200, body: '<html>Sign in</html>' } as const
    site.proxy.follow(({ url }) => (url.startsWith('/Ticket/') ? page : null))
    const download = valueOf(await adapter.download(attachment!))
    expect(await digestOf(download.content)).toBe(file.sha256)
    expect(failureOf(await adapter.download({ ...attachment!, bytes: 1e9 })).kind).toBe('refused')
    site.proxy.follow(null)
  })
})

const limited = { workers: 1, extra: 'Set($MaxAttachmentSize, 2000); Set($TruncateLongAttachments, 1);' }

onRequestTracker('a server that cuts long files and says «created»', limited, (site) => {
  test('is found out and said', async () => {
    const id = await site.newTicket()
    const file = fileOf('long.pdf', randomBytes(9000), 'application/pdf')
    const outcome = await site.as('verifier').message(newOpId(), id, commentWith(file))
    expect(outcome).toMatchObject({
      kind: 'partial',
      differences: [{ what: 'long.pdf', wanted: '9000 bytes' }],
    })
    expect(outcome.kind === 'partial' && outcome.differences[0]?.stands).toContain('cut by the server')
  })
})

const dropping = { workers: 1, extra: 'Set($MaxAttachmentSize, 2000); Set($DropLongAttachments, 1);' }

onRequestTracker('a server that drops long files and says «created»', dropping, (site) => {
  test('is found out and said', async () => {
    const id = await site.newTicket()
    const files = [fileOf('long.pdf', randomBytes(9000)), fileOf('short.pdf', randomBytes(900))]
    const outcome = await site.as('verifier').message(newOpId(), id, commentWith(...files))
    expect(outcome).toMatchObject({ kind: 'partial', differences: [{ what: 'long.pdf' }] })
    expect(outcome.kind === 'partial' && outcome.differences[0]?.stands).toContain('dropped by the server')
  })
})
