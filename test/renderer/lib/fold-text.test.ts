import { describe, expect, test } from 'vitest'
import { foldText, matchesWords } from '../../../renderer/lib/fold-text.ts'

test.each([
  ['Łódź', 'lodz'],
  ['Θεσσαλονίκη', 'θεσσαλονικη'],
  ['Tromsø', 'tromso'],
  ['Straße', 'strasse'],
  ['İstanbul', 'istanbul'],
])('%s is found as %s', (text, query) => {
  expect(matchesWords(foldText(text), query)).toBe(true)
})

describe('a query of several words', () => {
  const text = foldText('dCache emi.dcache 2.2.4 sl5/x86_64')

  test('finds them in any order', () => {
    expect(matchesWords(text, 'SL5 dcache')).toBe(true)
  })

  test('needs every one', () => {
    expect(matchesWords(text, 'dcache sl6')).toBe(false)
  })

  test('that is empty finds everything', () => {
    expect(matchesWords(text, ' ')).toBe(true)
  })
})
