import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { getAuditHead } from '../../../electron/db/tables/audit.ts'
import { getProduct } from '../../../electron/db/tables/products.ts'
import { getUmdRelease, listUmdReleases } from '../../../electron/db/tables/umd-releases.ts'
import { importRecord } from '../../../electron/usecases/releases/import-record.ts'
import {
  addPlatform,
  getPpaDetail,
  listPpasWithState,
  setReleaseType,
} from '../../../electron/usecases/releases/ppas.ts'
import { getRelease } from '../../../electron/usecases/releases/releases.ts'
import { testDeps } from '../../support/database.ts'
import { templatesFolder } from '../../support/folders.ts'
import { makeProduct, makeRecord } from '../../support/records.ts'
import { valueOf } from '../../support/run.ts'
import { referenceData, skipWhen, whyNoReferenceData } from '../../support/skip-unless.ts'

const bytesOf = (record: object) => new TextEncoder().encode(JSON.stringify(record))

test('a record of an unknown product brings the product, its PPAs and what is odd about it', () => {
  const deps = testDeps()
  const outcome = valueOf(importRecord(deps, '2.9.0.json', bytesOf(makeRecord())))
  expect(outcome).toMatchObject({ releaseVersion: '2.9.0', change: 'added', entryCount: 1 })
  expect(outcome.findings.map((finding) => finding.kind)).toContain('unknown-product')
  expect(getUmdRelease(deps.db, '2.9.0')?.source).toBe('2.9.0.json')
})

test('a capability tag of an unknown product means the UMD capability, not a federated-cloud area of that name', () => {
  const deps = testDeps()
  const product = makeProduct({ capabilities: ['Accounting'], capability: 'Accounting' })
  valueOf(importRecord(deps, '2.9.0.json', bytesOf(makeRecord({ products: [product] }))))
  expect(getProduct(deps.db, 'tp.sample')?.capabilities.map(({ id }) => id)).toEqual(['accounting'])
})

test('the same record twice changes nothing, a changed one updates and keeps what a person set', () => {
  const deps = testDeps()
  valueOf(importRecord(deps, 'a.json', bytesOf(makeRecord())))
  const entry = valueOf(getRelease(deps, '2.9.0')).entries[0]!
  const ppa = valueOf(addPlatform(deps, entry.id, 'SL7', 'x86_64'))
  setReleaseType(deps, ppa.id, 'minor')
  const head = getAuditHead(deps.db)
  expect(valueOf(importRecord(deps, 'b.json', bytesOf(makeRecord()))).change).toBe('unchanged')
  expect(getAuditHead(deps.db)).toEqual(head)
  const changed = makeRecord({ description: 'Changed since.' })
  expect(valueOf(importRecord(deps, 'c.json', bytesOf(changed))).change).toBe('updated')
  expect(valueOf(getPpaDetail(deps, ppa.id)).ppa).toMatchObject({
    platform: 'sl7',
    platformBasis: 'entered',
    releaseType: 'minor',
  })
})

test('an entry that a later record no longer has is kept and said', () => {
  const deps = testDeps()
  valueOf(importRecord(deps, 'a.json', bytesOf(makeRecord())))
  const other = makeRecord({ products: [makeProduct({ name: 'tp.other', productName: 'Other' })] })
  const { findings } = valueOf(importRecord(deps, 'b.json', bytesOf(other)))
  expect(findings.find((finding) => finding.kind === 'not-in-record')?.product).toBe('tp.sample')
})

test('a refused file leaves no trace', () => {
  const deps = testDeps()
  const head = getAuditHead(deps.db)
  const count = listUmdReleases(deps.db).length
  const broken = makeRecord({ products: [makeProduct(), makeProduct({ version: null })] })
  expect(importRecord(deps, 'broken.json', bytesOf(broken))).toMatchObject({ failure: { kind: 'invalid' } })
  expect(importRecord(deps, 'cut.json', bytesOf(makeRecord()).subarray(0, 300)).ok).toBe(false)
  expect([getAuditHead(deps.db), listUmdReleases(deps.db).length]).toEqual([head, count])
})

test('a platform that is no short name is refused with its place', () => {
  const deps = testDeps()
  const entryId = valueOf(getRelease(deps, '2.8.0')).entries[0]!.id
  expect(addPlatform(deps, entryId, '../..', 'x86_64')).toMatchObject({
    failure: { kind: 'invalid', place: 'platform' },
  })
  expect(addPlatform(deps, entryId, 'sl6', '')).toMatchObject({ failure: { place: 'arch' } })
})

test('the sample of the demo is a record like any other', () => {
  const deps = testDeps()
  const bytes = readFileSync(join(templatesFolder, 'sample/umd-1.7.0.json'))
  expect(valueOf(importRecord(deps, 'umd-1.7.0.json', bytes))).toMatchObject({
    change: 'updated',
    ppaCount: 11,
  })
  expect(listPpasWithState(deps).filter((ppa) => ppa.releaseVersion === '1.7.0')).toHaveLength(11)
})

describe('the 32 published records', () => {
  skipWhen(whyNoReferenceData)
  const folder = join(referenceData, 'umd-releases')
  const importAll = (deps: ReturnType<typeof testDeps>) =>
    readdirSync(folder).map((name) => valueOf(importRecord(deps, name, readFileSync(join(folder, name)))))

  test('all go in over the built-in history, and a second time none changes anything', () => {
    const deps = testDeps()
    const ppas = listPpasWithState(deps).length
    expect(importAll(deps).map((outcome) => outcome.change)).toEqual(Array(32).fill('updated'))
    expect(listPpasWithState(deps)).toHaveLength(ppas)
    const head = getAuditHead(deps.db)
    expect(importAll(deps).map((outcome) => outcome.change)).toEqual(Array(32).fill('unchanged'))
    expect(getAuditHead(deps.db)).toEqual(head)
  })

  test('the built-in history says what the records say', () => {
    const deps = testDeps()
    importAll(deps)
    for (const { version } of listUmdReleases(deps.db)) {
      const { findings } = valueOf(getRelease(deps, version))
      expect(
        findings.filter((finding) => ['unknown-product', 'not-in-record'].includes(finding.kind)),
      ).toEqual([])
    }
  })
})
