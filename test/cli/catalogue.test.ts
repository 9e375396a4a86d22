import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCli } from '../support/run-cli.ts'
import { referenceData, whyNoReferenceData } from '../support/skip-unless.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

/** A data folder of its own and a way to call `proviso catalogue` on it; a failure shows its words. */
function startCatalogue() {
  const data = makeTempFolder()
  const run = (...words: string[]) => runCli('catalogue', ...words, '--data', data)
  const json = (...words: string[]) => {
    const { code, out, err } = run(...words, '--json')
    if (code !== 0) throw new Error(err)
    return JSON.parse(out) as unknown
  }
  return { data, run, json, folder: makeTempFolder() }
}

test('a release travels as YAML and comes back the same', () => {
  const { run, json, folder } = startCatalogue()
  json('export', 'QC7', '--form', 'yaml', '--out', folder)
  const files = readdirSync(folder).map((name) => join(folder, name))
  expect(files).toHaveLength(7)
  json('import', ...files, '--as', '8')
  expect(json('diff', 'QC7', 'QC8')).toEqual([])
  expect(run('list').out).toMatch(/QC8 +DRAFT +21 +-/)
})

test('criteria go into a draft with a reason, which stands in the release notes', () => {
  const { run, json, folder } = startCatalogue()
  json('draft', '8', '--from', 'QC7', '--majors', '2')
  const file = join(folder, 'doc.yaml')
  writeFileSync(file, '- id: QC_DOC_9\n  name: Change log\n')
  expect(run('import', file, '--into', 'QC8')).toMatchObject({ code: 2 })
  expect(json('import', file, '--into', 'QC8', '--preview')).toMatchObject({
    differences: [{ kind: 'added', id: 'QC_DOC_9' }],
  })
  const reason = ['--source', 'SVG recommendation', '--link', 'RT #1', '--kind', 'clarifying']
  json('import', file, '--into', 'QC8', ...reason)
  expect(run('notes', 'QC8').out).toContain(
    '## 4. SVG recommendation\n\n- QC_DOC_9 (Change log): new. [RT #1]',
  )
  expect(run('show', 'QC8', 'QC_DOC_9').out).toContain('clarifying, SVG recommendation RT #1')
})

test('publishing says which release gave way, and a published one takes nothing in', () => {
  const { run, json, folder } = startCatalogue()
  json('draft', '4', '--from', 'QC3', '--majors', '1,2')
  expect(json('publish', 'QC4')).toMatchObject({ qcRelease: { state: 'FINAL' }, deprecated: ['QC3'] })
  const file = join(folder, 'doc.yaml')
  writeFileSync(file, '- id: QC_DOC_9\n')
  const refused = run('import', file, '--into', 'QC4', '--source', 'SVG recommendation', '--link', 'x')
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('FINAL') })
})

test('a bundle and a mapping are taken in by their endings; a changed byte is refused by name', () => {
  const { run, json, folder } = startCatalogue()
  json('draft', '4', '--from', 'QC3', '--majors', '2')
  json('export', 'QC4', '--form', 'all', '--out', folder)
  const bundle = join(folder, 'QC4.catalogue.json')
  const other = startCatalogue()
  expect(other.json('import', bundle)).toMatchObject({ qcReleaseId: 'QC4', change: 'added' })
  expect(json('import', join(folder, 'QC4-mapping.csv'), '--into', 'QC4')).toMatchObject({ changed: 0 })
  writeFileSync(bundle, readFileSync(bundle, 'utf8').replace('Release notes', 'Release Notes'))
  expect(run('import', bundle)).toMatchObject({ code: 1, err: expect.stringContaining('GENERIC_DOC_2') })
})

test('a draft goes out for review and the table of comments comes from it', () => {
  const { json, folder } = startCatalogue()
  json('draft', '4', '--from', 'QC3', '--majors', '2')
  const file = join(folder, 'review.json')
  const { id } = json('review', 'open', 'QC4', '--out', file, '--name', 'First review') as { id: string }
  expect(startCatalogue().json('review', 'merge', file)).toMatchObject([{ change: 'opened' }])
  expect(json('review', 'merge', file)).toMatchObject([{ change: 'unchanged' }])
  const table = join(folder, 'table.csv')
  json('review', 'table', id.slice(0, 8), '--out', table)
  expect(readFileSync(table, 'utf8')).toContain('criterion,field,comment,author')
})

const withoutSqlite = spawnSync('sqlite3', ['-version']).status !== 0

test.skipIf(withoutSqlite)(
  'a byte of a FINAL criterion changed with the sqlite3 tool is found and named',
  () => {
    const { data, run } = startCatalogue()
    expect(run('list').code).toBe(0)
    const tool = (sql: string) =>
      spawnSync('sqlite3', [join(data, 'proviso.sqlite'), sql], { encoding: 'utf8' })
    const change =
      "update criterion_text set check_text = replace(check_text, 'Find', 'Fund') where criterion_id = 'QC_DOC_1'"
    expect(tool(change).stderr).toContain('a criterion text never changes')
    expect(runCli('check', '--data', data).code).toBe(0)
    expect(tool(`drop trigger criterion_text_never_changes; ${change}`).status).toBe(0)
    const { code, out } = runCli('check', '--data', data)
    expect(code).toBe(1)
    expect(out).toContain('QC_DOC_1')
    expect(out).not.toContain('QC_DOC_2')
  },
)

test('the public files of QC 7 come in, go out, and come in again with the same digests', (context) => {
  if (whyNoReferenceData !== null) context.skip(whyNoReferenceData)
  const { json, folder } = startCatalogue()
  const public7 = join(referenceData, 'qc-v7')
  json('import', ...readdirSync(public7).map((name) => join(public7, name)), '--as', '70')
  json('export', 'QC70', '--form', 'yaml', '--out', folder)
  json('import', ...readdirSync(folder).map((name) => join(folder, name)), '--as', '71')
  const digests = ['70', '71'].map((version) => {
    json('export', `QC${version}`, '--form', 'bundle', '--out', folder)
    const text = readFileSync(join(folder, `QC${version}.catalogue.json`), 'utf8')
    return (JSON.parse(text) as { criteria: { digest: string }[] }).criteria.map(({ digest }) => digest)
  })
  expect(digests[0]).toHaveLength(21)
  expect(digests[1]).toEqual(digests[0])
})
