import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRecord } from '../../../electron/usecases/releases/read-record.ts'
import { maxRecordBytes } from '../../../shared/domain/record-limits.ts'
import {
  makeProduct,
  makeRecord,
  makeRecordOf,
  makeTarget,
  refusalOf,
  toBytes,
} from '../../support/records.ts'

const opening = 'sample.json is not a UMD release record: '

function without(data: Record<string, unknown>, member: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([name]) => name !== member))
}

describe('a record with a wrong member is refused with its path', () => {
  test.each([
    [without(makeRecord(), 'distributionVersion'), 'distributionVersion is missing.'],
    [without(makeRecord(), 'products'), 'products is missing.'],
    [makeRecord({ products: {} }), 'products must be a list, not an object.'],
    [makeRecord({ products: [] }), 'products is empty.'],
    [
      makeRecord({ products: [makeProduct(), without(makeProduct(), 'version')] }),
      'products[1].version is missing.',
    ],
    [makeRecord({ products: ['x'] }), 'products[0] must be an object, not text.'],
    [makeRecordOf({ version: 1.2 }), 'products[0].version must be text, not a number.'],
    [makeRecordOf({ version: null }), 'products[0].version must be text, not empty.'],
    [makeRecordOf({ name: ' ' }), 'products[0].name is empty.'],
    [makeRecordOf({ name: 'a/b' }), 'products[0].name contains a slash.'],
    [
      makeRecordOf({ productName: 'x'.repeat(201) }),
      'products[0].productName is longer than 200 characters.',
    ],
    [
      makeRecordOf({ description: 'x'.repeat(100_001) }),
      'products[0].description is longer than 100,000 characters.',
    ],
    [makeRecordOf({ majorVersion: true }), 'products[0].majorVersion must be a whole number.'],
    [makeRecordOf({ capabilities: 'Accounting' }), 'products[0].capabilities must be a list, not text.'],
    [makeRecordOf({ capabilities: [1] }), 'products[0].capabilities[0] must be text, not a number.'],
    [makeRecordOf({ targets: [without(makeTarget(), 'arch')] }), 'products[0].targets[0].arch is missing.'],
    [
      makeRecordOf({ technologyProvider: null, technologyProviderShortName: '' }),
      'products[0].technologyProviderShortName is missing.',
    ],
    [makeRecord({ distributionType: 'CMD-OS' }), 'distributionType must be "UMD".'],
    [makeRecord({ distributionVersion: 'two' }), 'distributionVersion must be a version such as "2.8.0".'],
    [makeRecord({ releaseDate: 'soon' }), 'releaseDate must be a date such as "2014-02-11 15:06:22".'],
    [{ name: 'proviso', version: '1.0.0' }, 'distributionType is missing.'],
    [[1, 2, 3], 'the file must be an object, not a list.'],
    ['null', 'the file must be an object, not empty.'],
  ])('%#', (data, message) => {
    expect(refusalOf(data)).toBe(opening + message)
  })

  test('the place is told apart from the sentence', () => {
    const result = readRecord('sample.json', toBytes(makeRecordOf({ version: 3 })))
    expect(result).toMatchObject({ ok: false, failure: { kind: 'invalid', place: 'products[0].version' } })
  })

  test('only the first of many wrong products is named', () => {
    const products = Array.from({ length: 2_000 }, () => ({}))
    expect(refusalOf(makeRecord({ products }))).toBe(`${opening}products[0].name is missing.`)
    expect(refusalOf(makeRecord({ products: [...products, {}] }))).toBe(
      `${opening}products has more than 2,000 entries.`,
    )
  })
})

describe('a file that is not sound JSON is refused with line and column', () => {
  test.each([
    ['', 'the file is empty.'],
    [' \n ', 'the file is empty.'],
    ['{"a": 1,\n "b" 2}', 'it is not JSON (a missing colon in line 2, column 6).'],
    ['{"a": 1,\n}', 'it is not JSON (a missing member name in line 2, column 1).'],
    ["{'a': 1}", 'it is not JSON (an unexpected word or sign in line 1, column 2).'],
    ['{"a": 1 // b\n}', 'it is not JSON (a comment in line 1, column 9).'],
    ['{"a": "b\nc"}', 'it is not JSON (a text that is not closed in line 1, column 7).'],
    ['{"a": "\\q"}', 'it is not JSON (a malformed escape in a text in line 1, column 7).'],
    ['{} {}', 'it is not JSON (something after its end in line 1, column 4).'],
    ['<html></html>', 'it is not JSON (an unexpected word or sign in line 1, column 1).'],
    ['{"a": [1,\n2', 'it ends too early, in line 2, column 2; the file looks truncated.'],
    ['{"a": "b', 'it ends too early, in line 1, column 7; the file looks truncated.'],
    ['{"a": 1, "a": 2}', 'the member "a" stands twice in line 1, column 10.'],
    ['{"a": 1, "\\u0061": 2}', 'the member "a" stands twice in line 1, column 10.'],
    ['{"b": {"__proto__": {"ok": true}}}', 'it has a member named "__proto__" in line 1, column 8.'],
    ['['.repeat(200_000), 'it is nested deeper than 16 levels in line 1, column 17.'],
    [`[${'0,'.repeat(500_000)}0]`, 'it holds more than 500,000 values in line 1, column 1000000.'],
  ])('%#', (text, message) => {
    expect(refusalOf(text)).toBe(opening + message)
  })

  test('other encodings are refused', () => {
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${JSON.stringify(makeRecord())}`, 'utf16le'))
    expect(readRecord('sample.json', utf16)).toMatchObject({
      ok: false,
      failure: { message: `${opening}it is not UTF-8 text.` },
    })
  })
})

test('a file over 20 MB is refused before it is looked at', () => {
  const bytes = new Uint8Array(maxRecordBytes + 1).fill(0xff)
  expect(readRecord('big.json', bytes)).toMatchObject({
    ok: false,
    failure: {
      message: 'big.json is larger than 20 MB, so it is not a UMD release record; it was not read.',
    },
  })
  expect(readRecord('fits.json', bytes.subarray(1))).toMatchObject({
    failure: { message: expect.stringContaining('not UTF-8') },
  })
})

test('a file name is shown without its folder and without control characters', () => {
  const result = readRecord('/home/someone/a\u202e\n b.json', toBytes('x'))
  expect(result).toMatchObject({ failure: { message: expect.stringMatching(/^a b\.json is not/) } })
})

describe('hostile input never throws', () => {
  const sound = toBytes(makeRecord({ products: [makeProduct(), makeProduct({ name: 'tp.other' })] }), 1)

  test('cut off at every tenth byte', () => {
    for (let length = 0; length < sound.length; length += 10) {
      expect(readRecord('cut.json', sound.subarray(0, length))).toMatchObject({
        ok: false,
        failure: { kind: 'invalid', message: expect.stringMatching(/too early|empty/) },
      })
    }
  })

  test('with any bytes changed', () => {
    const change = fc.tuple(fc.nat(sound.length - 1), fc.nat(255))
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const mutated = sound.slice()
        for (const [at, byte] of changes) mutated[at] = byte
        const result = readRecord('mutated.json', mutated)
        expect(result.ok || result.failure.message).toBeTruthy()
      }),
      { numRuns: 500 },
    )
  })

  test('with any JSON', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readRecord('random.json', toBytes(text)).ok).toBe(false)
      }),
    )
  })

  test('with any value in the place of a member', () => {
    const names = Object.keys({ ...makeRecord(), ...makeProduct(), ...makeTarget() })
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.jsonValue(), (name, value) => {
        const changed = { [name]: value }
        const products = [makeProduct({ ...changed, targets: [makeTarget(changed)] }), makeProduct(changed)]
        for (const data of [makeRecord(changed), makeRecord({ products })]) {
          const result = readRecord('changed.json', toBytes(data))
          if (!result.ok)
            expect(result.failure.message).toMatch(/^changed\.json is not a UMD release record: .+\.$/)
        }
      }),
      { numRuns: 500 },
    )
  })
})
