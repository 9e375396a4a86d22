import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeReport } from '../../electron/documents/report.ts'
import { templatesFolder } from '../support/folders.ts'
import { readPages } from '../support/pdf-text.ts'
import { makeReport, sampleModel } from '../support/report.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

const builtIn = (name: string) => join(templatesFolder, 'report', name)
const make = (siteLayouts: string) => writeReport(sampleModel(), { templatesFolder, siteLayouts })

test("a site's layout stands in for the built-in one, the others stay", async () => {
  const site = makeTempFolder()
  const cover = readFileSync(builtIn('cover.typ'), 'utf8')
  writeFileSync(join(site, 'cover.typ'), cover.replace('"Verification report"', '"Report of our site"'))
  const pages = await readPages((await makeReport(sampleModel(), { siteLayouts: site })).bytes)
  expect(pages[0]).toContain('Reportofoursite')
  expect(pages[1]).toContain('Filledtemplate')
})

test("a fault in a site's layout is told with its file and line", async () => {
  const site = makeTempFolder()
  const lines = readFileSync(builtIn('cover.typ'), 'utf8').split('\n')
  const at = lines.findIndex((line) => line.startsWith('#let cover(model)'))
  lines.splice(at + 1, 0, '  nothing-of-this-name')
  writeFileSync(join(site, 'cover.typ'), lines.join('\n'))
  const made = await make(site)
  expect(made).toMatchObject({
    ok: false,
    failure: {
      kind: 'invalid',
      place: `cover.typ:${String(at + 2)}`,
      message: expect.stringContaining(`cover.typ:${String(at + 2)} reads: nothing-of-this-name`),
    },
  })
})

test('a first page of a site needs nothing but itself', async () => {
  const site = makeTempFolder()
  writeFileSync(
    join(site, 'cover.typ'),
    '#import "style.typ": *\n#let cover(model) = [Ours: #put(model.product)]\n',
  )
  const pages = await readPages((await makeReport(sampleModel(), { siteLayouts: site })).bytes)
  expect(pages[0]).toContain('Ours:dCache1.9.12Executivesummary')
})

test('a layout that takes a package from the network is refused, with its line', async () => {
  const site = makeTempFolder()
  writeFileSync(join(site, 'logo.typ'), '// ours\n#import "@preview/cetz:0.1.0": canvas\n')
  expect(await make(site)).toMatchObject({ ok: false, failure: { place: 'logo.typ:2' } })
})

test('a folder without layouts, or none at all, is refused by name', async () => {
  const site = makeTempFolder()
  for (const folder of [site, join(site, 'absent')]) {
    const made = await make(folder)
    expect(made).toMatchObject({ ok: false, failure: { kind: 'invalid' } })
    if (!made.ok) expect(made.failure.message).toContain(folder)
  }
})
