import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument, PDFName } from 'pdf-lib'
import { beforeAll, describe, expect, test } from 'vitest'
import { foreignEvidence } from '../../../electron/documents/merge/foreign-evidence.ts'
import { mergeSafely } from '../../../electron/documents/merge/merge-safely.ts'
import { sealPdf } from '../../../electron/documents/seal.ts'
import { verifyPdf } from '../../../electron/documents/verify/verify-pdf.ts'
import { damages, makeForeign } from '../../support/damaged-pdfs.ts'
import { templatesFolder } from '../../support/folders.ts'
import { readPages } from '../../support/pdf-text.ts'
import { makeReport } from '../../support/report.ts'
import { richReport } from '../../support/rich-report.ts'
import { valueOf } from '../../support/run.ts'
import { skipWhen } from '../../support/skip-unless.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

const options = { templatesFolder, siteLayouts: null }

/** A report with three PDFs among its evidence: sound, locked and damaged. */
async function reportWithPdfs() {
  const { model, attachments } = richReport({ pictures: 1 })
  const sound = new Uint8Array(await (await makeForeign(true, 3)).save())
  const locked = await damages['locked for everyone']!(Buffer.from(''), () => 0)
  const contents = new Map([
    ['sound.pdf', sound],
    ['locked.pdf', new Uint8Array(locked)],
    ['damaged.pdf', sound.slice(0, 500)],
  ])
  const pdfs = [...contents].map(([name, bytes], index) => ({
    ...model.evidence[0]!,
    number: model.evidence.length + index + 1,
    name,
    mediaType: 'application/pdf',
    excerpt: null,
    bytes: bytes.length,
    digest: createHash('sha256').update(bytes).digest('hex'),
    attachedAs: `E${String(model.evidence.length + index + 1)}-${name}`,
  }))
  const full = { ...model, evidence: [...model.evidence, ...pdfs] }
  const attached = pdfs.map(({ attachedAs, name }) => ({
    name: attachedAs,
    mediaType: 'application/pdf',
    source: { bytes: contents.get(name)! },
  }))
  const report = await makeReport(full, { attachments: [...attachments, ...attached] })
  const put = async (password: string | null) => {
    const files = await foreignEvidence(full.evidence, password, async (wanted) =>
      contents.get(wanted.replace(/^E\d+-/, '')),
    )
    return valueOf(await mergeSafely(files, full.stampedAt, { report: report.bytes }))
  }
  return { report, put }
}

let made: Awaited<ReturnType<typeof reportWithPdfs>>
let whole: Awaited<ReturnType<typeof made.put>>
beforeAll(async () => {
  made = await reportWithPdfs()
  whole = await made.put(null)
}, 120_000)

test('pages of PDF evidence stand behind the report, a file that cannot be shown says why in its place', async () => {
  const { pages } = made.report
  expect(whole.parts.map(({ name, firstPage }) => [name, firstPage - pages])).toEqual([
    ['E4 sound.pdf', 1],
    ['E5 locked.pdf', 4],
    ['E6 damaged.pdf', 5],
  ])
  const texts = (await readPages(whole.bytes)).slice(pages)
  expect(texts.map((text) => text.slice(0, 30))).toEqual([
    'Foreignpage1',
    'Foreignpage2',
    'Foreignpage3',
    expect.stringContaining('Thisfileisnotshown'),
    expect.stringContaining('Thisfileisnotshown'),
  ])
  expect(Buffer.compare(whole.bytes, (await made.put(null)).bytes)).toBe(0)
})

test('it is proven byte by byte, claims nothing that foreign pages may break, and has nothing active', async () => {
  const { check } = await verifyPdf(whole.bytes, options)
  expect([check.problems, check.notes, check.checked.join(' ')]).toEqual([
    [],
    [],
    expect.stringContaining('byte by byte'),
  ])
  const source = Buffer.from(whole.bytes).toString('latin1')
  expect(source).not.toMatch(/<pdfaid:part>|\/JavaScript|\/JS\b|\/Launch|\/AcroForm/)
  const names = (await PDFDocument.load(whole.bytes)).getAttachments().map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['data.json', 'E4-sound.pdf', 'E6-damaged.pdf']))
})

test('a changed byte is found and named, in the report and in the pages behind it', async () => {
  const { length } = whole.bytes
  for (const share of [0.1, 0.5, 0.9, 0.97]) {
    const at = Math.floor(length * share)
    const changed = new Uint8Array(whole.bytes)
    changed[at]! ^= 4
    const { check } = await verifyPdf(changed, options)
    expect([at, check.ok, check.problems.join(' ')]).toEqual([
      at,
      false,
      expect.stringMatching(/at byte|between bytes/),
    ])
  }
}, 120_000)

test('pages that a password opened are shown, and the check says what it cannot prove of them', async () => {
  const { bytes, parts } = await made.put('secret')
  expect(parts.map(({ pages, problem }) => [pages, problem === null])).toEqual([
    [3, true],
    [2, true],
    [1, false],
  ])
  const { check } = await verifyPdf(bytes, options)
  expect([check.problems, check.notes.join(' ')]).toEqual([[], expect.stringContaining('A password opened')])
  const wrong = await verifyPdf((await made.put('wrong')).bytes, options)
  expect(wrong.check.problems).toEqual([])
})

test('the claim that a password opened something does not hide a forgery where nothing is locked', async () => {
  const { model, attachments } = richReport({ pictures: 1 })
  const { bytes } = await makeReport(model, { attachments })
  const forged = await PDFDocument.load(bytes, { updateMetadata: false })
  forged.catalog.set(PDFName.of('ProvisoPages'), PDFName.of('Unlocked'))
  forged.getPage(0).drawRectangle({ width: 300, height: 300 })
  const { check } = await verifyPdf(sealPdf(await forged.save({ useObjectStreams: false })), options)
  expect([check.ok, check.problems.join(' ')]).toEqual([false, expect.stringContaining('gives another file')])
})

describe('to programs that did not make it', () => {
  skipWhen(spawnSync('qpdf', ['--version']).status === 0 ? null : 'qpdf is not installed')

  test('it is sound, and its outline and labels lead to the pages of each file', () => {
    const file = join(makeTempFolder(), 'whole.pdf')
    writeFileSync(file, whole.bytes)
    const ask = (...words: readonly string[]) => execFileSync('qpdf', [...words, file], { encoding: 'utf8' })
    expect(ask('--check')).toContain('No syntax or stream encoding errors')
    const { outlines, pagelabels } = JSON.parse(
      ask('--json=2', '--json-key=outlines', '--json-key=pagelabels'),
    ) as {
      outlines: readonly { title: string; kids: readonly { title: string; destpageposfrom1: number }[] }[]
      pagelabels: readonly { index: number; label: Record<string, unknown> }[]
    }
    expect(outlines.map(({ title }) => title).slice(-2)).toEqual([
      'About this document',
      'Pages of PDF evidence',
    ])
    expect(outlines.at(-1)?.kids.map(({ title, destpageposfrom1: page }) => [title, page])).toEqual(
      whole.parts.map(({ name, firstPage }) => [name, firstPage]),
    )
    expect(pagelabels.slice(-3).map(({ index, label }) => [index, label['/P']])).toEqual(
      whole.parts.map(({ name, firstPage }) => [firstPage - 1, `u:${name.split(' ')[0]!}-`]),
    )
  })
})
