import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { expect, test } from 'vitest'
import { mergePdfs } from '../../../electron/documents/merge/merge-pdfs.ts'
import { damages, makeDamaged, makeForeign } from '../../support/damaged-pdfs.ts'
import { readPages } from '../../support/pdf-text.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

const day = new Date('2012-03-05T00:00:00Z')
const sound = async (name: string, pages = 2) => ({
  name,
  bytes: await (await makeForeign(false, pages)).save(),
  password: null,
})

test('sound files stand one behind the other, and the same again', async () => {
  const files = [await sound('a.pdf', 3), await sound('b.pdf', 1)]
  const { bytes, parts } = await mergePdfs(files, day)
  expect(parts).toEqual([
    { name: 'a.pdf', firstPage: 1, pages: 3, problem: null, locked: false, removed: 0 },
    { name: 'b.pdf', firstPage: 4, pages: 1, problem: null, locked: false, removed: 0 },
  ])
  expect(await readPages(bytes)).toEqual(['Foreignpage1', 'Foreignpage2', 'Foreignpage3', 'Foreignpage1'])
  expect(Buffer.compare(bytes, (await mergePdfs(files, day)).bytes)).toBe(0)
})

test('nothing active is left, web links stay, and a filled form is still to be read', async () => {
  const document = await makeForeign(true)
  document.getForm().getTextField('name').setText('Filled in')
  const { bytes, parts } = await mergePdfs(
    [{ name: 'a.pdf', bytes: await document.save(), password: null }],
    day,
  )
  expect(parts[0]?.removed).toBeGreaterThan(4)
  const source = Buffer.from(bytes).toString('latin1')
  expect(source).not.toMatch(
    /JavaScript|\/JS\b|Launch|SubmitForm|RichMedia|\/AA\b|OpenAction|EmbeddedFile|AcroForm|javascript:|\/bin\/sh/,
  )
  expect(source).toContain('https://example.org/')
  expect((await readPages(bytes))[0]).toContain('Filledin')
})

test('locked files open with their password, or say that they need one', async () => {
  const locked = {
    name: 'locked.pdf',
    bytes: await damages['locked for everyone']!(Buffer.from(''), () => 0),
  }
  const open = {
    name: 'open.pdf',
    bytes: await damages['locked for changes']!(Buffer.from(''), () => 0),
    password: null,
  }
  const merge = async (password: string | null) => mergePdfs([{ ...locked, password }, open], day)
  expect((await merge(null)).parts.map(({ problem, locked }) => [problem, locked])).toEqual([
    ['locked.pdf is locked; it needs a password.', true],
    [null, false],
  ])
  expect((await merge('wrong')).parts[0]?.problem).toContain('does not open it')
  const { parts, bytes } = await merge('secret')
  expect(parts.map(({ problem }) => problem)).toEqual([null, null])
  expect(await readPages(bytes)).toEqual(['Foreignpage1', 'Foreignpage2', 'Foreignpage1', 'Foreignpage2'])
})

test('a page in the place of a file that cannot be read says its name and why', async () => {
  const web = { name: 'łódź.pdf', bytes: Buffer.from('<html>'), password: null }
  const { bytes, parts } = await mergePdfs([await sound('a.pdf'), web, await sound('b.pdf')], day)
  expect(parts.map(({ firstPage, pages }) => [firstPage, pages])).toEqual([
    [1, 2],
    [3, 1],
    [4, 2],
  ])
  expect((await readPages(bytes))[2]).toBe(
    'Thisfileisnotshown[U+0142]ódź.pdfisnoPDF.'.replace('ź', '[U+017A]'),
  )
})

const hasQpdf = spawnSync('qpdf', ['--version']).status === 0

test('40 damaged files never stop the merge, and the result is sound', async () => {
  const files = []
  for (let index = 0; index < 40; index += 1) files.push({ ...(await makeDamaged(index)), password: null })
  const { bytes, parts } = await mergePdfs([...files, await sound('last.pdf')], day)
  expect(parts).toHaveLength(41)
  expect(parts.at(-1)).toMatchObject({ name: 'last.pdf', pages: 2, problem: null })
  for (const { name, pages, problem } of parts) {
    expect([name, pages > 0, problem === null || problem.includes(name)]).toEqual([name, true, true])
  }
  expect((await PDFDocument.load(bytes)).getPageCount()).toBe(
    parts.reduce((sum, { pages }) => sum + pages, 0),
  )
  if (!hasQpdf) return
  const file = join(makeTempFolder(), 'merged.pdf')
  writeFileSync(file, bytes)
  execFileSync('qpdf', ['--warning-exit-0', '--check', file], { stdio: 'pipe' })
}, 120_000)

test('2,000 pages are taken in', async () => {
  const { parts } = await mergePdfs([await sound('long.pdf', 2000)], day)
  expect(parts[0]).toMatchObject({ pages: 2000, problem: null })
}, 120_000)
