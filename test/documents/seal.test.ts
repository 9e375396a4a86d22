import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSeal, sealPdf } from '../../electron/documents/seal.ts'

const tail = 'trailer\n<< /Size 3 >>\nstartxref\n1234\n%%EOF'
const body = Array.from({ length: 2000 }, (_, index) => `${String(index)} 0 obj\nnull\nendobj\n`).join('')
const sealed = sealPdf(Buffer.from(`%PDF-1.7\n${body}${tail}`))

test('a sealed file is intact, and ends as before', () => {
  expect(readSeal(sealed).kind).toBe('intact')
  expect(Buffer.from(sealed).toString('latin1')).toMatch(/startxref\n1234\n%%EOF$/)
})

test('anybody can check the seal: it is the digest of the file without that one line', () => {
  const lines = Buffer.from(sealed).toString('latin1').split('\n')
  const at = lines.findIndex((line) => line.startsWith('%Proviso seal: SHA-256 '))
  const [line] = lines.splice(at, 1)
  expect(line?.slice(-64)).toBe(createHash('sha256').update(lines.join('\n')).digest('hex'))
})

function expectFound(at: number, change: number): void {
  const changed = Buffer.from(sealed)
  changed[at]! ^= change
  const finding = readSeal(changed)
  expect(finding.kind).toBe('broken')
  if (finding.kind === 'broken') {
    expect(finding.places.some(({ from, to }) => from <= at && at < to)).toBe(true)
  }
}

test('one changed byte is found wherever it is, and its place is named', () => {
  const anywhere = fc.integer({ min: 0, max: sealed.length - 1 })
  fc.assert(fc.property(anywhere, fc.integer({ min: 1, max: 255 }), expectFound), { numRuns: 3000 })
})

test('a change in the seal itself is not taken for one in the block it is about', () => {
  const lines = Buffer.from(sealed).indexOf('%Proviso seal')
  for (let at = lines; at < sealed.length; at += 1) {
    for (const change of [1, 2, 3, 32, 80, 255]) expectFound(at, change)
  }
})

test('a byte put in or taken out is found', () => {
  for (const at of [0, 100, 30_000, sealed.length - 10]) {
    const file = Buffer.from(sealed)
    expect(readSeal(Buffer.concat([file.subarray(0, at), file.subarray(at + 1)])).kind).not.toBe('intact')
    const longer = Buffer.concat([file.subarray(0, at), Buffer.from(' '), file.subarray(at)])
    expect(readSeal(longer).kind).not.toBe('intact')
  }
})

test('a file without a seal says so, and what is no PDF cannot be sealed', () => {
  expect(readSeal(Buffer.from(`%PDF-1.7\n${tail}`)).kind).toBe('none')
  expect(readSeal(new Uint8Array()).kind).toBe('none')
  expect(() => sealPdf(Buffer.from('hello'))).toThrow(/startxref/)
})
