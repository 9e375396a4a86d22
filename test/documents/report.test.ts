import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DocumentModel } from '../../electron/documents/document-model.ts'
import { coverageOf } from '../../electron/documents/font-coverage.ts'
import { readFontFamilies } from '../../electron/documents/fonts.ts'
import { withoutMarks } from '../../electron/documents/marks/without-marks.ts'
import { templateModel, verificationModel } from '../../electron/documents/model.ts'
import { printable } from '../../electron/documents/printable.ts'
import { writeReport } from '../../electron/documents/report.ts'
import type { Report, ReportOptions } from '../../electron/documents/report.ts'
import { readPageTexts } from '../../electron/documents/verify/page-text.ts'
import { canonicalJson } from '../../shared/domain/canonical.ts'
import { reachOfText, readPages, withoutBlanks } from '../support/pdf-text.ts'
import {
  hostileTexts,
  samplePpa,
  sampleQcRelease,
  sampleRows,
  sampleVerification,
} from '../support/sample-verification.ts'
import type { SampleOptions } from '../support/sample-verification.ts'

const templatesFolder = fileURLToPath(new URL('../../templates', import.meta.url))
const covers = coverageOf(readFontFamilies())

function filled(options: SampleOptions = {}): DocumentModel {
  const qcRelease = sampleQcRelease(options.qcRelease)
  return verificationModel({
    verification: sampleVerification(options),
    qcRelease,
    knownCount: qcRelease.id === 'QC3' ? 33 : 21,
    auditHead: { seq: 41, hash: 'ab'.repeat(32) },
  })
}

async function report(model: DocumentModel, options: Partial<ReportOptions> = {}): Promise<Report> {
  const result = await writeReport(model, { templatesFolder, ...options })
  if (!result.ok) throw new Error(result.failure.message)
  return result.value
}

/** What the page shows of a text, as text comes out of a PDF. */
const shown = (text: string) => withoutBlanks(printable(text, covers))

describe('a report', () => {
  const model = filled()
  let made: Report
  let pages: readonly string[]
  beforeAll(async () => {
    made = await report(model)
    pages = await readPages(made.bytes)
  })

  test('begins with the executive summary, numbered n of m', () => {
    expect(pages).toHaveLength(made.pages)
    for (const words of [
      'dCache 1.9.12',
      'Accepted with issues',
      'Zofia Łącka-Żuraw',
      'Installation from scratch',
      'Hints for Early Adopters',
    ]) {
      expect(pages[0]).toContain(withoutBlanks(words))
    }
    for (const field of model.header) expect(pages[0]).toContain(shown(field.value))
    expect(pages[0]).toContain(`1of${String(made.pages)}`)
  })

  test('prints every row with its verdict, comment and tickets, in order', () => {
    let rest = pages.slice(1).join('')
    for (const row of model.groups.flatMap((group) => group.rows)) {
      for (const part of [
        row.id,
        row.titleText,
        row.verdictText,
        row.comment,
        ...row.tickets.map(({ text }) => text),
      ]) {
        expect(rest).toContain(shown(part))
        rest = rest.slice(rest.indexOf(shown(part)))
      }
    }
  })

  test('prints each digest, why each row is there and the head of the audit trail', () => {
    const text = pages.join('')
    for (const row of model.groups.flatMap((group) => group.rows)) {
      for (const part of [row.textDigest, row.reason, row.wouldRemove]) expect(text).toContain(shown(part))
    }
    expect(text).toContain(`entry41,hash${'ab'.repeat(32)}`)
  })

  test('prints the text of every criterion, so that it stands on its own', async () => {
    const text = withoutBlanks((await readPageTexts(made.bytes)).join(''))
    for (const row of model.groups.flatMap((group) => group.rows)) {
      for (const part of [row.description, row.check, row.report])
        expect(text).toContain(shown(withoutMarks(part)))
    }
  })

  test('carries its own data, exactly', async () => {
    const document = await PDFDocument.load(made.bytes)
    const [attached] = document.getAttachments()
    expect(attached?.name).toBe('data.json')
    expect(new TextDecoder().decode(attached?.data)).toBe(canonicalJson(model))
    expect(document.getTitle()).toBe(model.title)
    expect(document.getCreationDate()?.toISOString()).toBe(model.stampedAt)
  })

  test('is set by the native engine as archival PDF where the platform has it', () => {
    const archival = Buffer.from(made.bytes).toString('latin1').includes('<pdfaid:part>3</pdfaid:part>')
    expect(archival).toBe(made.engine === 'native')
    if (process.platform === 'linux' && process.arch === 'x64') expect(made.engine).toBe('native')
  })

  test('says "None." under GGUS tickets when there are none', async () => {
    const bare = sampleVerification({ summary: { ggusTickets: '' } })
    const rows = bare.rows.map((row) => ({ ...row, tickets: '' }))
    const [first] = await readPages(
      (await report(filled({ summary: { ggusTickets: '' }, changes: { rows } }))).bytes,
    )
    expect(first).toContain('GGUSticketsNone.')
  })

  test('of a partly known QC release says so and leaves unknown titles unknown', async () => {
    const rows = sampleRows('QC3')
    const template = templateModel({
      ppa: samplePpa(),
      qcRelease: sampleQcRelease('QC3'),
      knownCount: 33,
      rows,
    })
    const text = (await readPages((await report(template)).bytes)).join('')
    expect(text).toContain('Known33of204criteria')
    // In the table, and again over the text of the criterion.
    expect(text.split('titlenotrecovered').length - 1).toBe(
      2 * rows.filter((row) => row.criterion.title === null).length,
    )
  })
})

describe('text that breaks careless writers', () => {
  /** The stacked accents come out of a PDF in an order that readers do not agree on. */
  const texts = hostileTexts.filter((text) => !text.includes('stacked'))

  test('is printed whole and inside the page', async () => {
    const made = await report(
      filled({
        comment: (index) => texts[index % texts.length]!,
        summary: { issues: hostileTexts.join('\n') },
      }),
    )
    const all = (await readPages(made.bytes)).join('')
    for (const text of texts.filter((each) => each.length < 800)) expect(all).toContain(shown(text))
    expect(all.replace(/[^a]/g, '').length).toBeGreaterThan(20_000)
    // A4 is 595 points wide, less the margin of 17 mm.
    expect((await reachOfText(made.bytes)).right).toBeLessThan(595.3 - 48)
  })

  test('keeps the exact characters in the attached data', async () => {
    const made = await report(filled({ summary: { issues: hostileTexts.join('\n') } }))
    const [attached] = (await PDFDocument.load(made.bytes)).getAttachments()
    const data = JSON.parse(new TextDecoder().decode(attached?.data)) as DocumentModel
    expect(data.summary.issues).toBe(hostileTexts.join('\n').toWellFormed())
  })
})

describe('making a report', () => {
  test('gives the same bytes again', async () => {
    const [first, second] = [await report(filled()), await report(filled())]
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
  })

  test('gives the same bytes in another zone and language, workbook too', async () => {
    const program = fileURLToPath(new URL('../support/document-digests.ts', import.meta.url))
    const digests = async (environment: NodeJS.ProcessEnv) => {
      const env = { ...process.env, ...environment }
      return (await promisify(execFile)(process.execPath, [program], { env })).stdout
    }
    const here = await digests({ TZ: 'UTC', LANG: 'C', LC_ALL: 'C' })
    expect(here.split('\n')).toHaveLength(3)
    expect(await digests({ TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' })).toBe(here)
  })

  test('tells its stages in words', async () => {
    const stages: string[] = []
    await report(filled(), { onProgress: (doing) => stages.push(doing) })
    expect(stages).toContain('Setting the pages')
    expect(stages.at(-1)).toBe('Reading the report back')
  })

  test('can be stopped before it starts and while it runs', async () => {
    const stopped = await writeReport(filled(), { templatesFolder, signal: AbortSignal.abort() })
    expect(stopped).toMatchObject({ ok: false, failure: { kind: 'cancelled' } })
    const controller = new AbortController()
    const running = await writeReport(filled({ rowCount: 200 }), {
      templatesFolder,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    })
    expect(running).toMatchObject({ ok: false, failure: { kind: 'cancelled' } })
  })

  test('ends in words when its process dies for want of memory, and the next one is made', async () => {
    const starved = await writeReport(filled({ rowCount: 200 }), { templatesFolder, heapLimitMb: 8 })
    expect(starved).toMatchObject({
      ok: false,
      failure: { kind: 'refused', message: expect.stringContaining('memory') },
    })
    expect((await report(filled())).pages).toBeGreaterThan(2)
  })

  test('fails loudly when the layout is not there', async () => {
    await expect(
      writeReport(filled(), { templatesFolder: join(templatesFolder, 'nowhere') }),
    ).rejects.toThrow(/nowhere/)
  })

  test('prints the same pages with the WebAssembly engine', async () => {
    const [native, wasm] = [await report(filled()), await report(filled(), { engine: 'wasm' })]
    expect(wasm.engine).toBe('wasm')
    // Each names itself by a digest, and in nothing else they differ.
    const withoutName = (pages: readonly string[]) =>
      pages.map((page) => page.replace(/fontswithSHA-256[0-9a-f]{64}/, ''))
    expect(withoutName(await readPages(wasm.bytes))).toEqual(withoutName(await readPages(native.bytes)))
  }, 60_000)
})

const tools = spawnSync('qpdf', ['--version']).status === 0 && spawnSync('pdffonts', ['-v']).status === 0
const toolsTitle = tools
  ? 'other programs'
  : 'other programs (skipped: qpdf or poppler-utils is not installed)'

describe.skipIf(!tools)(toolsTitle, () => {
  const folder = mkdtempSync(join(tmpdir(), 'proviso-report-'))
  const file = join(folder, 'report.pdf')
  beforeAll(async () => {
    const comment = (index: number) => hostileTexts[index % hostileTexts.length]!
    writeFileSync(file, (await report(filled({ comment }))).bytes)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('find nothing wrong with it, and see it tagged', () => {
    expect(execFileSync('qpdf', ['--check', file], { stdio: 'pipe' }).toString()).toContain(
      'No syntax or stream encoding errors',
    )
    expect(execFileSync('pdfinfo', [file], { stdio: 'pipe' }).toString()).toMatch(/Tagged: +yes[^]*A4/)
  })

  test('find the embedded families and no font of the machine', () => {
    const fonts = execFileSync('pdffonts', [file], { stdio: 'pipe' })
      .toString()
      .split('\n')
      .slice(2)
      .filter(Boolean)
    expect(fonts.length).toBeGreaterThan(0)
    for (const font of fonts)
      expect(font).toMatch(/^[A-Z]{6}\+NotoSans(Hebrew|Arabic)?-(Regular|Italic|Bold) .* yes yes yes /)
  })

  test('find every row and ticket in its text', () => {
    const text = withoutBlanks(execFileSync('pdftotext', ['-raw', file, '-']).toString())
    for (const row of filled().groups.flatMap((group) => group.rows)) {
      expect(text).toContain(row.id)
      for (const ticket of row.tickets) expect(text).toContain(ticket.text)
    }
  })
})
