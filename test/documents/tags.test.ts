import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyPdf } from '../../electron/documents/verify/verify-pdf.ts'
import { rowsOf } from '../../shared/domain/document-model.ts'
import { templatesFolder } from '../support/folders.ts'
import { makeReport } from '../support/report.ts'
import { richReport } from '../support/rich-report.ts'
import { skipWhen } from '../support/skip-unless.ts'

const hasTools = [
  ['qpdf', '--version'],
  ['pdfinfo', '-v'],
].every(([tool, option]) => spawnSync(tool!, [option!]).status === 0)
const { model, attachments } = richReport()
const folder = mkdtempSync(join(tmpdir(), 'proviso-tags-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const standards = ['a-3a', 'ua-1'] as const

describe.each(standards)('a report as %s, to programs that did not make it', (standard) => {
  skipWhen(hasTools ? null : 'qpdf or poppler-utils is not installed')
  const file = join(folder, `${standard}.pdf`)
  let bytes: Uint8Array
  beforeAll(async () => {
    bytes = (await makeReport(model, { attachments, standard })).bytes
    writeFileSync(file, bytes)
  })
  const ask = (tool: string, ...options: readonly string[]) =>
    execFileSync(tool, [...options, file], { encoding: 'utf8', stdio: 'pipe', maxBuffer: 1e8 })

  test('is sound, claims the standard, and is proven', async () => {
    expect(ask('qpdf', '--check')).toContain('No syntax or stream encoding errors')
    const claim =
      standard === 'a-3a' ? '<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A<' : '<pdfuaid:part>1<'
    expect(Buffer.from(bytes).includes(claim)).toBe(true)
    const { check } = await verifyPdf(bytes, { templatesFolder, siteLayouts: null })
    expect([check.problems, check.checked.join(' ')]).toEqual([[], expect.stringContaining('byte by byte')])
  })

  test('has headings, tables with heads, lists, links and pictures with words in its tags', () => {
    const tags = ask('pdfinfo', '-struct-text')
    const count = (tag: RegExp) => tags.match(tag)?.length ?? 0
    expect(count(/^ *H1 /gm)).toBe(7)
    // Each criterion has a heading in the annex, each document one there and one in the table.
    expect(count(/^ *H3 /gm)).toBe(rowsOf(model).length)
    expect(count(/^ *Table/gm)).toBeGreaterThan(5)
    expect(count(/^ *TH/gm)).toBeGreaterThan(20)
    expect(count(/\/Scope/g)).toBeGreaterThan(20)
    expect(count(/^ *Link/gm)).toBeGreaterThan(10)
    expect(tags).toMatch(/Figure[^]*?The page of the monitoring, 1/)
    for (const row of rowsOf(model)) expect(tags.replace(/\s+/g, '')).toContain(row.id)
  })

  test('names its language and shows every part in its outline, each leading to a page', () => {
    const { outlines } = JSON.parse(ask('qpdf', '--json=2', '--json-key=outlines')) as {
      outlines: readonly Entry[]
    }
    expect(outlines.map(({ title }) => title)).toEqual([
      'Executive summary',
      'Filled template',
      'Ledger of results',
      'Evidence',
      'Index of criteria',
      'Annex: text of the criteria',
      'About this document',
    ])
    const all = outlines.flatMap(withKids)
    expect(all.every(({ destpageposfrom1: page }) => page > 0)).toBe(true)
    for (const { id } of rowsOf(model)) expect(all.some(({ title }) => title.startsWith(id))).toBe(true)
    expect(ask('qpdf', '--json=2', '--json-stream-data=none')).toContain('"/Lang": "u:en-GB"')
  })
})

interface Entry {
  readonly title: string
  readonly destpageposfrom1: number
  readonly kids: readonly Entry[]
}

function withKids(entry: Entry): readonly Entry[] {
  return [entry, ...entry.kids.flatMap(withKids)]
}
