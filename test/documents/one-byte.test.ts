import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { unpackStored } from '../../electron/documents/bundle/stored-zip.ts'
import { verifyBundle } from '../../electron/documents/bundle/verify-bundle.ts'
import { writeBundle } from '../../electron/documents/bundle/write-bundle.ts'
import { readSeal } from '../../electron/documents/seal.ts'
import { verifyPdf } from '../../electron/documents/verify/verify-pdf.ts'
import { templatesFolder } from '../support/folders.ts'
import { makeReport } from '../support/report.ts'
import { richReport } from '../support/rich-report.ts'
import { sampleVerification } from '../support/sample-verification.ts'
import { valueOf } from '../support/run.ts'

/** Some in each run; PROVISO_FLIPS asks for more. */
const numRuns = Number(process.env['PROVISO_FLIPS'] ?? 15)
const patience = 120_000 + 20_000 * numRuns
const options = { templatesFolder, siteLayouts: null }
let report: Uint8Array
let bundle: Uint8Array

beforeAll(async () => {
  const { model, attachments } = richReport({ pictures: 1 })
  report = (await makeReport(model, { attachments })).bytes
  const evidence = new Map(
    attachments.flatMap(({ name, source }) => ('bytes' in source ? [[name, source.bytes] as const] : [])),
  )
  const ticket = new TextEncoder().encode('{}')
  bundle = await writeBundle({
    model: { ...model, ticketCopies: [] },
    report,
    verification: sampleVerification(),
    criteria: [],
    trail: [],
    evidence,
    tickets: new Map([['a.json', ticket]]),
  })
})

/** Anywhere, and as often near the end, where the parts of a file are listed. */
const placeIn = (length: number) =>
  fc.oneof(fc.integer({ min: 0, max: length - 1 }), fc.integer({ min: length - 4000, max: length - 1 }))
const change = fc.integer({ min: 1, max: 255 })

function flip(bytes: Uint8Array, at: number, by: number): Uint8Array {
  const changed = new Uint8Array(bytes)
  changed[at]! ^= by
  return changed
}

/** Whether a sentence names a byte, or a range that it lies in. */
function names(problems: readonly string[], at: number): boolean {
  return problems.some((problem) => {
    const range = /between bytes (\d+) and (\d+)/.exec(problem)
    const isWithin = range !== null && Number(range[1]) <= at && at < Number(range[2])
    return isWithin || problem.includes(`at byte ${String(at)}:`)
  })
}

test(
  'one byte changed anywhere in a report is found and named',
  async () => {
    const found = fc.asyncProperty(placeIn(report.length), change, async (at, by) => {
      const { check } = await verifyPdf(flip(report, at, by), options)
      expect([at, check.ok, names(check.problems, at)]).toEqual([at, false, true])
    })
    await fc.assert(found, { numRuns })
  },
  patience,
)

test('its seal alone finds every one of many', () => {
  const found = fc.property(placeIn(report.length), change, (at, by) => {
    expect([at, readSeal(flip(report, at, by)).kind]).toEqual([at, 'broken'])
  })
  fc.assert(found, { numRuns: 300 })
})

test(
  'one byte changed anywhere in a bundle is found, and its file or the directory is named',
  async () => {
    const files = [...valueOf(await unpackStored(bundle)).keys()]
    const found = fc.asyncProperty(placeIn(bundle.length), change, async (at, by) => {
      const { check } = await verifyBundle(flip(bundle, at, by), options)
      const isNamed = check.problems.some(
        (problem) =>
          files.some((name) => problem.includes(name)) ||
          problem.includes('directory') ||
          problem.includes('structure of the archive'),
      )
      expect([at, check.ok, isNamed]).toEqual([at, false, true])
    })
    await fc.assert(found, { numRuns })
  },
  patience,
)
