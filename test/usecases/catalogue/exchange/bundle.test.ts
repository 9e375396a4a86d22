import fc from 'fast-check'
import { expect, test } from 'vitest'
import { getAuditHead } from '../../../../electron/db/tables/audit.ts'
import { listCriteria } from '../../../../electron/db/tables/criteria.ts'
import { listMappingChanges } from '../../../../electron/db/tables/mapping-changes.ts'
import { getQcRelease, listQcReleases } from '../../../../electron/db/tables/qc-releases.ts'
import { updateDraft } from '../../../../electron/usecases/catalogue/drafts.ts'
import { saveCriterion } from '../../../../electron/usecases/catalogue/edit-criterion.ts'
import { readBundle, writeBundle } from '../../../../electron/usecases/catalogue/exchange/bundle.ts'
import { importBundle } from '../../../../electron/usecases/catalogue/exchange/import-bundle.ts'
import { publishQcRelease } from '../../../../electron/usecases/catalogue/publish.ts'
import { readReleaseNotes } from '../../../../electron/usecases/catalogue/read-changes.ts'
import { checkIntegrity } from '../../../../electron/usecases/maintenance/check.ts'
import { clarifying, startDraft } from '../../../support/catalogue.ts'
import { testDeps } from '../../../support/database.ts'
import { valueOf } from '../../../support/run.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const readText = (text: string) => readBundle('qc4.json', bytesOf(text))

/** QC4 with one change, as a bundle; `majors` are those it is for, `publish` makes it FINAL. */
function makeBundle({ majors = [2], publish = false } = {}) {
  const { deps, draft, criterion, listed } = startDraft()
  const before = criterion('GENERIC_DOC_2')
  const changed = { ...before, check: 'Read the notes.' }
  valueOf(
    saveCriterion(deps, {
      qcReleaseId: 'QC4',
      criterion: changed,
      before,
      takesOver: [],
      reason: clarifying,
    }),
  )
  valueOf(updateDraft(deps, 'QC4', { ...draft, umdMajors: majors }))
  if (publish) valueOf(publishQcRelease(deps, 'QC4'))
  return { text: valueOf(writeBundle(deps.db, 'QC4')), deps, listed }
}

test('a bundle taken in elsewhere is the same release, with its changes and its mapping', () => {
  const { text, deps: from, listed } = makeBundle()
  const deps = testDeps()
  expect(valueOf(importBundle(deps, valueOf(readText(text))))).toMatchObject({ change: 'added', notes: [] })
  expect(listCriteria(deps.db, 'QC4').map((kept) => kept.criterion)).toEqual(listed())
  expect(listMappingChanges(deps.db, 'QC4')).toEqual(listMappingChanges(from.db, 'QC4'))
  expect(readReleaseNotes(deps.db, 'QC4')).toEqual(readReleaseNotes(from.db, 'QC4'))
  expect(valueOf(writeBundle(deps.db, 'QC4'))).toBe(text)
})

test('the same bundle a second time changes nothing; other criteria under its name are refused', () => {
  const { text } = makeBundle()
  const deps = testDeps()
  valueOf(importBundle(deps, valueOf(readText(text))))
  const head = getAuditHead(deps.db)
  expect(valueOf(importBundle(deps, valueOf(readText(text)))).change).toBe('unchanged')
  expect(getAuditHead(deps.db)).toEqual(head)
  const { deps: other } = startDraft()
  expect(importBundle(other, valueOf(readText(text)))).toMatchObject({ failure: { kind: 'refused' } })
})

test('a second FINAL release for a UMD major is refused, one for another major is accepted', () => {
  const deps = testDeps()
  const refused = importBundle(deps, valueOf(readText(makeBundle({ publish: true }).text)))
  expect(refused).toMatchObject({ failure: { kind: 'refused', message: expect.stringContaining('UMD 2') } })
  expect(listQcReleases(deps.db)).toHaveLength(2)
  valueOf(importBundle(deps, valueOf(readText(makeBundle({ majors: [3], publish: true }).text))))
  expect(getQcRelease(deps.db, 'QC4')).toMatchObject({ state: 'FINAL', umdMajors: [3] })
  expect(checkIntegrity(deps.db).problems).toEqual([])
})

test('any changed letter is refused, and the name says where', () => {
  const { text } = makeBundle()
  const letters = [...text.matchAll(/[a-z]/g)].map((match) => match.index)
  fc.assert(
    fc.property(fc.nat(letters.length - 1), (letter) => {
      const at = letters[letter]!
      const changed = text.slice(0, at) + (text[at] === 'x' ? 'y' : 'x') + text.slice(at + 1)
      const read = readText(changed)
      expect(read.ok).toBe(false)
      expect(read.ok || read.failure.message).toContain('qc4.json')
    }),
    { numRuns: 60 },
  )
  expect(readText(text.replace('Read the notes.', 'Read the note..'))).toMatchObject({
    failure: { message: expect.stringContaining('the text of GENERIC_DOC_2') },
  })
})

test.each([
  ['', 'empty'],
  ['{"format":"other"}', 'not a Proviso catalogue'],
  ['{"format":"proviso-catalogue","schema":2}', 'newer Proviso'],
  ['{"format":"proviso-catalogue","schema":1,"__proto__":{}}', '__proto__'],
  [`{"a":${'['.repeat(30)}`, 'nested'],
])('what is no bundle is refused: %s', (text, reason) => {
  expect(readText(text)).toMatchObject({ failure: { message: expect.stringContaining(reason) } })
})
