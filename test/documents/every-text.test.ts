import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyReport, firstTextMissing } from '../support/report-texts.ts'

/** Some in each run; PROVISO_REPORTS asks for more, such as 500 before a release. */
const numRuns = Number(process.env['PROVISO_REPORTS'] ?? 60)

test(
  'a report prints every row, verdict, comment, ticket and evidence name of its data, in order, whatever they are',
  async () => {
    const holds = fc.asyncProperty(anyReport, async (model) => {
      expect(await firstTextMissing(model)).toBeUndefined()
    })
    await fc.assert(holds, { numRuns })
  },
  15_000 * numRuns,
)
