import { expect, test } from 'vitest'
import { readDataOption } from '../../electron/shell/read-data-option.ts'

test.each([
  [['electron', '.'], undefined],
  [['electron', '--no-sandbox', '.', '--data', '/srv/runs'], '/srv/runs'],
  [['proviso', '--data=/srv/runs', '--enable-features=X'], '/srv/runs'],
  [['proviso', '--database', '/srv/runs'], undefined],
  [['proviso', '--data'], undefined],
])('%j', (args, folder) => {
  expect(readDataOption(args)).toBe(folder)
})
