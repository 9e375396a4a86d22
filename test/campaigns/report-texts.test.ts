import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyReport, firstTextMissing } from '../support/report-texts.ts'

test('500 random verifications: every row, verdict, comment, ticket and evidence name is on the pages, in order', async () => {
  const holds = fc.asyncProperty(anyReport, async (model) => {
    expect(await firstTextMissing(model)).toBeUndefined()
  })
  await fc.assert(holds, { numRuns: 500 })
})
