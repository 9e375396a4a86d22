import { PDFDocument } from 'pdf-lib'
import { beforeAll, describe, expect, test } from 'vitest'
import { sealPdf } from '../../../electron/documents/seal.ts'
import { verifyPdf } from '../../../electron/documents/verify/verify-pdf.ts'
import { templatesFolder } from '../../support/folders.ts'
import { makeReport, sampleModel } from '../../support/report.ts'
import { hostileTexts } from '../../support/sample-verification.ts'

const options = { templatesFolder, siteLayouts: null }
const check = async (bytes: Uint8Array) => (await verifyPdf(bytes, options)).check

describe('a report that was not touched', () => {
  test('is proven by its seal and by its data set again', async () => {
    const found = await check((await makeReport()).bytes)
    expect(found).toMatchObject({ ok: true, kind: 'report', problems: [], notes: [] })
    expect(found.checked.join(' ')).toContain('byte by byte')
    expect(found.checked.join(' ')).toContain('entry 41 of the audit trail')
  })

  test('holds with any text, and when another engine set it', async () => {
    const comment = (index: number) => hostileTexts[index % hostileTexts.length]!
    expect(await check((await makeReport(sampleModel({ comment }))).bytes)).toMatchObject({ ok: true })
    const wasm = await makeReport(sampleModel(), { engine: 'wasm' })
    expect(await check(wasm.bytes)).toMatchObject({ ok: true, notes: [] })
  }, 60_000)
})

describe('a report with one changed byte', () => {
  let bytes: Uint8Array
  beforeAll(async () => {
    bytes = (await makeReport()).bytes
  })
  const flip = (at: number) => {
    const changed = new Uint8Array(bytes)
    changed[at]! ^= 4
    return changed
  }

  test('is never sound, and the byte is named', async () => {
    for (let step = 0; step < 8; step += 1) {
      const at = Math.floor(((step + 0.5) * bytes.length) / 8)
      const found = await check(flip(at))
      expect(found.ok).toBe(false)
      const named = found.problems.join(' ')
      const range = /between bytes (\d+) and (\d+)/.exec(named)
      const isInRange = range !== null && Number(range[1]) <= at && at < Number(range[2])
      expect([at, named.includes(`byte ${String(at)}:`) || isInRange]).toEqual([at, true])
    }
  }, 120_000)

  test('is told what a reader would find there', async () => {
    const file = Buffer.from(bytes)
    const data = (await check(flip(file.indexOf('/EmbeddedFile') + 200))).problems.join(' ')
    expect(data).toMatch(/attached (file|data)/)
    expect((await check(flip(bytes.length - 2))).problems.join(' ')).toContain('last lines of the file')
  })
})

describe('a report that somebody changed with care', () => {
  test('is found out when other data was attached and the file sealed anew', async () => {
    const document = await PDFDocument.load((await makeReport()).bytes, { updateMetadata: false })
    const data = JSON.stringify(sampleModel({ summary: { issues: 'Nothing at all.' } }))
    document.detach('data.json')
    await document.attach(Buffer.from(data), 'data.json', { mimeType: 'application/json' })
    const found = await check(sealPdf(await document.save({ useObjectStreams: false })))
    expect(found.problems).toContain('The pages do not show issues and workarounds as the data has it.')
    expect(found.problems.join(' ')).toContain('digest of the attached data')
  })

  test('is found out when a page was changed and the file sealed anew', async () => {
    const document = await PDFDocument.load((await makeReport()).bytes, { updateMetadata: false })
    document.getPage(1).drawRectangle({ x: 0, y: 0, width: 300, height: 300 })
    const found = await check(sealPdf(await document.save({ useObjectStreams: false })))
    expect(found.problems.join(' ')).toContain('set again by the same layouts, gives another file')
  })
})

test('what is no report is said to be none', async () => {
  const foreign = await PDFDocument.create()
  foreign.addPage()
  for (const bytes of [await foreign.save(), Buffer.from('hello'), new Uint8Array()]) {
    expect(await check(bytes)).toMatchObject({ ok: false, kind: 'other' })
  }
})
