import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import excel from 'exceljs'
import type { Workbook } from 'exceljs'
import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verificationModel } from '../../electron/documents/model.ts'
import { writeWorkbook } from '../../electron/documents/workbook.ts'
import { hostileTexts, sampleQcRelease, sampleVerification } from '../support/sample-verification.ts'

const present = spawnSync('soffice', ['--version']).status === 0
const title = present ? 'in LibreOffice' : 'in LibreOffice (skipped: soffice is not installed)'
/** Without the ten thousand letters: a row that high is only slow here. */
const texts = hostileTexts.filter((text) => text.length < 1000)

describe.skipIf(!present)(title, () => {
  const folder = mkdtempSync(join(tmpdir(), 'proviso-soffice-'))
  let book: Workbook
  let xml: string
  let styles: string
  beforeAll(async () => {
    const model = verificationModel({
      verification: sampleVerification({ comment: (index) => texts[index % texts.length]! }),
      qcRelease: sampleQcRelease(),
      knownCount: 21,
      auditHead: null,
    })
    writeFileSync(join(folder, 'in.xlsx'), await writeWorkbook(model))
    for (const form of ['xlsx:Calc MS Excel 2007 XML', 'pdf']) {
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
      const args = [profile, '--headless', '--convert-to', form, '--outdir', join(folder, 'out')]
      execFileSync('soffice', [...args, join(folder, 'in.xlsx')], { stdio: 'pipe' })
    }
    const saved = readFileSync(join(folder, 'out', 'in.xlsx'))
    book = new excel.Workbook()
    await book.xlsx.load(saved as unknown as Parameters<typeof book.xlsx.load>[0])
    const archive = await JSZip.loadAsync(saved)
    xml = await archive.file('xl/worksheets/sheet2.xml')!.async('string')
    styles = await archive.file('xl/styles.xml')!.async('string')
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('lists, formats, filter and protection survive being saved again', () => {
    const sheet = book.getWorksheet('Checklist')!
    expect(sheet.getCell('F2').dataValidation.formulae?.[0]).toContain('OK,WARNING,FAIL,NA,NOT TESTED')
    expect([...xml.matchAll(/<cfRule /g)]).toHaveLength(5)
    expect(xml).toContain('<autoFilter')
    expect(xml).toContain('<sheetProtection')
    expect(styles).toContain('locked="false"')
    expect(book.getWorksheet('proviso')?.state).toBe('hidden')
  })

  test('no text has turned into a formula or a number', () => {
    expect(xml).not.toMatch(/<f[ >]/)
    const shown: unknown[] = []
    book.getWorksheet('Checklist')!.eachRow((row) => shown.push(row.getCell(7).value))
    for (const text of texts.filter((each) => /^[=+@-]/.test(each))) expect(shown).toContain(text)
  })

  test('prints on few pages', () => {
    const info = execFileSync('pdfinfo', [join(folder, 'out', 'in.pdf')]).toString()
    expect(Number(/Pages:\s+(\d+)/.exec(info)?.[1])).toBeLessThanOrEqual(6)
  })
})
