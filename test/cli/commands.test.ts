import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { makeRecord } from '../support/records.ts'
import { runCli } from '../support/run-cli.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

function makeDemo() {
  const out = makeTempFolder()
  const { code, out: answer, err } = runCli('demo', '--out', out, '--json')
  if (code !== 0) throw new Error(err)
  return {
    out,
    data: join(out, 'data'),
    made: JSON.parse(answer) as {
      templates: { path: string }[]
      verification: string
      workbookPath: string
      report: { path: string; pages: number }
    },
  }
}

test('the demo makes a workbook for every product of its release, a filled one, and a sound PDF', () => {
  const { out, made } = makeDemo()
  expect(readdirSync(join(out, 'templates'))).toHaveLength(11)
  expect(existsSync(made.workbookPath)).toBe(true)
  execFileSync('qpdf', ['--check', made.report.path])
  const text = execFileSync('pdftotext', ['-layout', made.report.path, '-'], { encoding: 'utf8' })
  expect(text).toContain('Scripted tester')
  expect(text).toContain('accepted with issues'.slice(1))
})

test('a report is written again by the beginning of its id, with the same bytes', () => {
  const { data, out, made } = makeDemo()
  const again = join(out, 'again.pdf')
  const { code, out: answer } = runCli(
    'report',
    made.verification.slice(0, 6),
    '--out',
    again,
    '--data',
    data,
  )
  expect(code).toBe(0)
  expect(answer).toContain('SHA-256')
  expect(readFileSync(again).equals(readFileSync(made.report.path))).toBe(true)
  expect(runCli('runs', '--data', data).out).toContain('dCache 1.9.15 sl5/x86_64')
  expect(runCli('report', 'zzz', '--data', data)).toMatchObject({
    code: 1,
    err: expect.stringContaining('zzz'),
  })
})

test('a report is proven without a data folder, comes in elsewhere, and is compared; a changed one is named', () => {
  const { data, out, made } = makeDemo()
  expect(runCli('verify', made.report.path)).toMatchObject({ code: 0, out: expect.stringContaining('sound') })
  expect(runCli('verify', made.report.path, '--data', data).out).toContain('has the same hash')
  const elsewhere = join(out, 'elsewhere')
  expect(runCli('import', made.report.path, '--data', elsewhere).code).toBe(0)
  expect(runCli('imported', '--data', elsewhere).out).toContain('by Scripted tester')
  const bundle = join(out, 'bundle.zip')
  expect(runCli('bundle', made.verification.slice(0, 6), '--out', bundle, '--data', data).code).toBe(0)
  expect(runCli('verify', bundle)).toMatchObject({
    code: 0,
    out: expect.stringContaining('as it was packed'),
  })
  const compared = runCli('compare', made.report.path, made.report.path, '--data', elsewhere)
  expect(compared.out).toMatch(/(\d+) of \1 criteria are the same in both/)
  const changed = join(out, 'changed.pdf')
  const bytes = readFileSync(made.report.path)
  bytes[9000]! ^= 1
  writeFileSync(changed, bytes)
  expect(runCli('verify', changed)).toMatchObject({ code: 1, out: expect.stringContaining('byte 9000') })
  expect(runCli('import', changed, '--data', elsewhere).code).toBe(1)
}, 120_000)

test('a document is written in the form that its ending names', () => {
  const { data, out, made } = makeDemo()
  const id = made.verification.slice(0, 6)
  for (const [ending, beginning] of Object.entries({
    pdf: '%PDF-1.7',
    html: '<!doctype html>',
    md: '# ',
    json: '{"',
  })) {
    const file = join(out, `a.${ending}`)
    expect(runCli('document', 'report', id, '--out', file, '--data', data).code).toBe(0)
    expect(readFileSync(file, 'latin1').startsWith(beginning)).toBe(true)
  }
  expect(runCli('document', 'product', 'QC7', 'emi.dcache', '--data', data).out).toContain(
    '# Quality Criteria 7',
  )
  expect(runCli('document', 'product', 'QC7', '--data', data).code).toBe(2)
  expect(runCli('document', 'report', id, '--out', join(out, 'a.doc'), '--data', data).code).toBe(2)
}, 120_000)

test('a record that is none is refused by name, and nothing of the others is lost', () => {
  const folder = makeTempFolder()
  const good = join(folder, 'good.json')
  const bad = join(folder, 'bad.json')
  writeFileSync(good, JSON.stringify(makeRecord()))
  writeFileSync(bad, '{"distributionType": "UMD"')
  const data = join(folder, 'data')
  expect(runCli('import', good, bad, '--data', data)).toMatchObject({
    code: 1,
    err: expect.stringContaining('bad.json'),
  })
  const listed = JSON.parse(runCli('import', good, '--data', data, '--json').out) as { change: string }[]
  expect(listed).toMatchObject([{ change: 'unchanged' }])
})

test('what cannot be read is said in one sentence, without a stack', () => {
  const folder = makeTempFolder()
  const data = join(folder, 'data')
  const absent = join(folder, 'absent.json')
  for (const [path, said] of [
    [absent, `proviso: ${absent} cannot be read: there is no such file.`],
    [folder, `proviso: ${folder} is not a file.`],
  ] as const) {
    const { code, err } = runCli('import', path, '--data', data)
    expect(code).toBe(1)
    expect(err.trim().split('\n').at(-1)).toBe(said)
  }
})

test('templates need a release that is known', () => {
  const folder = makeTempFolder()
  const { code, err } = runCli(
    'templates',
    '--release',
    '9.9.9',
    '--out',
    folder,
    '--data',
    join(folder, 'data'),
  )
  expect([code, err]).toEqual([1, expect.stringContaining('UMD release 9.9.9')])
})

test('check finds and names a changed criterion; backup makes a sound copy', () => {
  const { data } = makeDemo()
  const backup = JSON.parse(runCli('backup', '--data', data, '--json').out) as { path: string }
  expect(existsSync(backup.path)).toBe(true)
  expect(runCli('check', '--data', data).code).toBe(0)
  const db = new Database(join(data, 'proviso.sqlite'))
  db.exec('drop trigger criterion_text_never_changes')
  db.exec("update criterion_text set title = title || ' ' where criterion_id = 'QC_SEC_5'")
  db.close()
  expect(runCli('check', '--data', data)).toMatchObject({ code: 1, out: expect.stringContaining('QC_SEC_5') })
})

test('a wrong call ends with 2 and says what helps; help and version end with 0', () => {
  expect(runCli('templates').code).toBe(2)
  expect(runCli('nonsense')).toMatchObject({ code: 2, err: expect.stringContaining('--help') })
  for (const command of [
    [],
    ['import'],
    ['templates'],
    ['report'],
    ['demo'],
    ['backup'],
    ['check'],
    ['runs'],
  ]) {
    const { code, out } = runCli(...command, '--help')
    expect([command, code]).toEqual([command, 0])
    expect(out).toContain('Usage: proviso')
  }
})

test('check and backup of a folder without data say so and make nothing there', () => {
  const data = join(makeTempFolder(), 'mistyped')
  for (const command of ['check', 'backup']) {
    expect(runCli(command, '--data', data)).toMatchObject({ code: 1, err: expect.stringContaining(data) })
  }
  expect(existsSync(data)).toBe(false)
})
