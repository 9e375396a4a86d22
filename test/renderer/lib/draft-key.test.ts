import { expect, test } from 'vitest'
import { draftKey, readDraftKey, type DraftField } from '../../../renderer/lib/draft-key.ts'

test.each<DraftField>([
  { of: 'comment', verification: 'v', at: 'QC_DOC_1' },
  { of: 'tickets', verification: 'v', at: 'QC_DOC_1' },
  { of: 'check', verification: 'v', at: 'upgrade' },
  { of: 'summary', verification: 'v', at: 'hints' },
  { of: 'issue', verification: 'v', at: '0192-a/title' },
  { of: 'caption', verification: 'v', at: '0192-a' },
  { of: 'exception', verification: 'v', at: 'reason' },
  { of: 'EA report', verification: 'v', at: 'problems.p1.title' },
])('$of comes back from its key', (field) => {
  expect(readDraftKey(draftKey(field))).toEqual(field)
})

test.each([
  '',
  'x',
  '["comment"]',
  '["verdict","v","a"]',
  '["check","v","downgrade"]',
  '["issue","v","0192-a/price"]',
])('%s is no key of ours', (key) => {
  expect(readDraftKey(key)).toBeUndefined()
})
