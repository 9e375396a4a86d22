import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyReport, firstTextMissing } from '../support/report-texts.ts'

test('a report prints every row, verdict, comment, ticket and evidence name of its data, in order, whatever they are', async () => {
  const holds = fc.asyncProperty(anyReport, async (model) => {
    expect(await firstTextMissing(model)).toBeUndefined()
  })
  await fc.assert(holds, { numRuns: 60 })
}, 240_000)
