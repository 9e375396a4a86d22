import { expect, test } from 'vitest'
import { multipartBody, once, textBody } from '../../../../electron/sync/trackers/http/multipart.ts'
import type { Body } from '../../../../electron/sync/trackers/http/send.ts'
import { encodeFileName } from '../../../../electron/sync/trackers/rt/file-part.ts'

async function bytesOf(body: Body): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of body.open()) parts.push(part)
  return Buffer.concat(parts)
}

function part(name: string, content: Buffer) {
  const rest = { name: 'Attachments', mediaType: 'application/pdf', bytes: content.length }
  return { ...rest, fileName: name, open: () => once(content) }
}

test('the body has exactly the length it says and any reader takes it apart again', async () => {
  const contents = [Buffer.from('\0\xff\r\n--', 'latin1'), Buffer.alloc(0), Buffer.from('ü')]
  const body = multipartBody(
    contents.map((content, index) => part(`f${index} ü.pdf`, content)),
    encodeFileName,
  )
  const bytes = await bytesOf(body)
  expect(bytes.length).toBe(body.bytes)
  const form = await new Response(new Uint8Array(bytes), {
    headers: { 'content-type': body.mediaType },
  }).formData()
  const files = form.getAll('Attachments') as File[]
  expect(files.map(({ name }) => name)).toEqual(['f0 ü.pdf', 'f1 ü.pdf', 'f2 ü.pdf'])
  const back = await Promise.all(files.map(async (file) => Buffer.from(await file.arrayBuffer())))
  expect(back).toEqual(contents)
})

test('a body can be sent twice', async () => {
  const body = textBody('application/json', '{"ü":1}')
  expect(await bytesOf(body)).toEqual(await bytesOf(body))
  expect(body.bytes).toBe(8)
})

test('no file name can end its own quotes or start a line', () => {
  for (const name of ['a"; name="JSON', 'a\r\nX: y', 'a\\"b', '=?utf-8?q?x?='])
    expect(encodeFileName(name)).not.toMatch(/["\r\n\\]/)
  expect(encodeFileName('Bericht ü (1).pdf')).toBe('Bericht ü (1).pdf')
})
