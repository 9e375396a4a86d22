import { expect, test } from 'vitest'
import { foldWords } from '../../shared/domain/fold-words.ts'

test.each([
  ['Łódź', 'lodz'],
  ['Θεσσαλονίκης', 'θεσσαλονικησ'],
  ['Straße', 'strasse'],
  ['Ångström', 'angstrom'],
  ['Ærø', 'aero'],
])('%s is found as %s', (written, asked) => {
  expect(foldWords(written)).toBe(asked)
  expect(foldWords(asked)).toBe(asked)
})
