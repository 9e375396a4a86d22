import { describe, expect, test } from 'vitest'
import { readRecord } from '../../../electron/usecases/releases/read-record.ts'
import {
  makeProduct,
  makeRecord,
  makeRecordOf,
  makeTarget,
  mustRead,
  toBytes,
} from '../../support/records.ts'

const kinds = (data: unknown) => mustRead(data).findings.map((finding) => finding.kind)

test('a sound record is read without findings', () => {
  const record = mustRead(makeRecord())
  expect(record).toMatchObject({ version: '2.9.0', umdMajor: 2, date: '2014-03-04 05:06:07', findings: [] })
  expect(record.entries).toEqual([
    {
      productKey: 'tp.sample',
      productName: 'Sample',
      version: '1.2.3',
      provider: 'STP',
      capabilityTags: ['Accounting'],
      targets: [{ platform: 'sl5', arch: 'x86_64', ticket: 2202 }],
      texts: expect.objectContaining({ description: 'A product made for tests.', releaseNotes: '' }),
    },
  ])
})

test('unknown members are ignored and the order of members does not matter', () => {
  const extended = makeRecord({ mood: { deep: [1, 2] } })
  const turned = Object.fromEntries(Object.entries(extended).reverse())
  expect(mustRead(turned)).toEqual(mustRead(makeRecord()))
})

test('a byte order mark is tolerated', () => {
  const marked = `\ufeff${JSON.stringify(makeRecord())}`
  expect(mustRead(marked)).toEqual(mustRead(makeRecord()))
})

describe('digest', () => {
  const digest = (data: unknown) => mustRead(data).digest

  test('is the same however the file is formatted', () => {
    const indented = readRecord('other-name.json', toBytes(makeRecord(), 2))
    const escaped = JSON.stringify(makeRecord()).replaceAll('/', '\\/')
    expect(digest(makeRecord())).toMatch(/^[0-9a-f]{64}$/)
    expect(indented).toMatchObject({ ok: true, value: { digest: digest(makeRecord()) } })
    expect(digest(escaped)).toBe(digest(makeRecord()))
    expect(digest(makeRecord({ majorVersion: '2' }))).toBe(digest(makeRecord()))
  })

  test.each([
    ['a version', makeRecordOf({ version: '1.2.4', revisionVersion: 4 })],
    ['a text', makeRecord({ description: 'Another.' })],
    ['a ticket', makeRecordOf({ targets: [makeTarget({ apicallback: '?id=3' })] })],
    ['a version part that disagrees', makeRecord({ minorVersion: 8 })],
  ])('changes with %s', (_what, changed) => {
    expect(digest(changed)).not.toBe(digest(makeRecord()))
  })
})

describe('names', () => {
  test('lose outer and doubled blanks', () => {
    const [entry] = mustRead(makeRecordOf({ name: ' tp.sample', productName: 'Sample  of\u00a0it ' })).entries
    expect(entry).toMatchObject({ productKey: 'tp.sample', productName: 'Sample of it' })
  })

  test('of a provider fall back to the long one', () => {
    const [entry] = mustRead(makeRecordOf({ technologyProviderShortName: ' ' })).entries
    expect(entry?.provider).toBe('Sample Technology Provider')
  })
})

describe('versions', () => {
  test('parts as text are accepted with one finding for the whole record', () => {
    const product = makeProduct({ majorVersion: '1', minorVersion: '2', revisionVersion: '3' })
    expect(
      kinds(
        makeRecord({ majorVersion: '2', products: [product, makeProduct({ ...product, name: 'tp.b' })] }),
      ),
    ).toEqual(['parts-as-text'])
  })

  test('a product version that disagrees with its parts is kept as printed', () => {
    const record = mustRead(makeRecordOf({ revisionVersion: 9 }))
    expect(record.entries[0]?.version).toBe('1.2.3')
    expect(record.findings).toEqual([
      {
        product: 'tp.sample',
        kind: 'version-mismatch',
        message: 'Sample has version 1.2.3, but its parts say 1.2.9; the version is used.',
      },
    ])
  })

  test('a release version that disagrees decides the UMD major', () => {
    const record = mustRead(makeRecord({ majorVersion: 3 }))
    expect(record.umdMajor).toBe(2)
    expect(record.findings).toMatchObject([{ product: null, kind: 'version-mismatch' }])
  })

  test.each([
    ['1.2.3-4', {}],
    ['1.2.3.7', {}],
    ['1.2', { revisionVersion: 0 }],
    ['1.2.3', { majorVersion: null, minorVersion: undefined }],
    ['01.2.3', { majorVersion: '1' }],
  ])('%s agrees with its parts', (version, parts) => {
    expect(kinds(makeRecordOf({ version, ...parts }))).not.toContain('version-mismatch')
  })

  test.each(['rolling', '1.2.4', '1.3.3'])('%s does not agree with 1, 2, 3', (version) => {
    expect(kinds(makeRecordOf({ version }))).toEqual(['version-mismatch'])
  })
})

describe('targets and capabilities', () => {
  test.each([[[]], [null], [undefined]])('%j for a list means several or none', (empty) => {
    const { entries, findings } = mustRead(makeRecordOf({ targets: empty, capabilities: empty }))
    expect(entries[0]).toMatchObject({ targets: [], capabilityTags: [] })
    expect(findings.map(({ kind, message }) => [kind, message])).toEqual([
      ['platforms-missing', 'The record names no platform for Sample; empty means several or none.'],
      ['capabilities-missing', 'The record names no capability for Sample; empty means several or none.'],
    ])
  })

  test.each([
    ['http://example.org/xml?id=12', 12],
    ['http://example.org/xml?a=1&id=12&b=2', 12],
    ['http://example.org/xml?pid=12', null],
    ['http://example.org/xml?id=twelve', null],
    [null, null],
  ])('the ticket of %s is %s', (apicallback, ticket) => {
    const { entries } = mustRead(makeRecordOf({ targets: [makeTarget({ apicallback })] }))
    expect(entries[0]?.targets[0]?.ticket).toBe(ticket)
  })

  test('a target that stands twice counts once', () => {
    const targets = [makeTarget({ apicallback: null }), makeTarget(), makeTarget({ platform: 'sl6' })]
    expect(mustRead(makeRecordOf({ targets })).entries[0]?.targets).toEqual([
      { platform: 'sl5', arch: 'x86_64', ticket: 2202 },
      { platform: 'sl6', arch: 'x86_64', ticket: 2202 },
    ])
  })
})

describe('a key twice in one release', () => {
  test('with two versions keeps both', () => {
    const products = [makeProduct(), makeProduct({ version: '1.2.4', revisionVersion: 4 })]
    const record = mustRead(makeRecord({ products }))
    expect(record.entries.map((entry) => entry.version)).toEqual(['1.2.3', '1.2.4'])
    expect(record.findings).toEqual([
      {
        product: 'tp.sample',
        kind: 'key-twice',
        message:
          'The key tp.sample stands twice in this release, with version 1.2.3 and 1.2.4; both are kept.',
      },
    ])
  })

  test('with one version is one entry with the targets of both', () => {
    const other = makeProduct({ targets: [makeTarget({ platform: 'sl6' })], capabilities: ['Client Tools'] })
    const record = mustRead(makeRecord({ products: [makeProduct(), other] }))
    expect(record.entries).toHaveLength(1)
    expect(record.entries[0]?.targets.map((target) => target.platform)).toEqual(['sl5', 'sl6'])
    expect(record.entries[0]?.capabilityTags).toEqual(['Accounting', 'Client Tools'])
    expect(record.findings).toMatchObject([
      { kind: 'key-twice', message: expect.stringContaining('read as one') },
    ])
  })
})
