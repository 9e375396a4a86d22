import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readRecord, type ReadRecord } from '../../../electron/usecases/releases/read-record.ts'
import { referenceData, skipWhen, whyNoReferenceData } from '../../support/skip-unless.ts'

const folder = join(referenceData, 'umd-releases')

describe('the 32 published records of UMD 1 and 2', () => {
  skipWhen(whyNoReferenceData)
  let records: readonly ReadRecord[] = []

  beforeAll(() => {
    if (whyNoReferenceData !== null) return
    records = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => {
        const result = readRecord(name, readFileSync(join(folder, name)))
        if (!result.ok) throw new Error(result.failure.message)
        return result.value
      })
  })

  const texts = () =>
    records.flatMap((record) => [record, ...record.entries].flatMap((part) => Object.values(part.texts)))

  test('are all read, with 253 entries', () => {
    expect(records).toHaveLength(32)
    expect(records.flatMap((record) => record.entries)).toHaveLength(253)
    expect(new Set(records.map((record) => record.digest)).size).toBe(32)
  })

  test('give the figures of the second project year', () => {
    const entries = records
      .filter((record) => record.date >= '2011-05-01' && record.date < '2012-05-01')
      .flatMap((record) => record.entries)
      .filter((entry) => entry.provider !== 'EGI')
    expect(entries).toHaveLength(104)
    expect(new Set(entries.map((entry) => entry.productKey)).size).toBe(57)
  })

  test('have the flaws that were counted by hand', () => {
    const counts: Record<string, number> = {}
    for (const { kind } of records.flatMap((record) => record.findings))
      counts[kind] = (counts[kind] ?? 0) + 1
    expect(counts).toEqual({
      'platforms-missing': 97,
      'capabilities-missing': 147,
      'key-twice': 1,
      'unreadable-field': 2,
    })
  })

  test('name one ticket for each of their 156 targets', () => {
    const tickets = records.flatMap((record) => record.entries).flatMap((entry) => entry.targets)
    expect(tickets).toHaveLength(156)
    expect(tickets.every((target) => target.ticket !== null && target.ticket > 0)).toBe(true)
  })

  test('leave no markup, entity or form sentence in any text', () => {
    // The two that remain are place-holders in configuration examples, as their authors wrote them.
    const tags = texts().flatMap((text) => text.match(/<\/?[a-z][^<>]*>/gi) ?? [])
    expect(tags).toEqual(['<sitename>', '<site-name>'])
    for (const text of texts()) {
      expect(text).not.toMatch(/&(?:amp|lt|gt|quot|nbsp|#\d+);/)
      expect(text).not.toMatch(/multiline field|\n\n\n|\u00a0/)
    }
  })
})
