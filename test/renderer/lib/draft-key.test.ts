import { expect, test } from 'vitest'
import { draftKey, readDraftKey, type DraftField } from '../../../renderer/lib/draft-key.ts'

test.each<DraftField>([
  { of: 'comment', verification: 'v', at: 'QC_DOC_1' },
  { of: 'tickets', verification: 'v', at: 'QC_DOC_1' },
  { of: 'check', verification: 'v', at: 'upgrade' },
  { of: 'summary', verification: 'v', at: 'hints' },
])('$of comes back from its key', (field) => {
  expect(readDraftKey(draftKey(field))).toEqual(field)
})

test.each(['', 'x', '["comment"]', '["verdict","v","a"]', '["check","v","downgrade"]'])(
  '%s is no key of ours',
  (key) => {
    expect(readDraftKey(key)).toBeUndefined()
  },
)
