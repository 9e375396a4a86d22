import { describe, expect, test } from 'vitest'
import { isPlainKey, isStroke, matchKeys, showKeys, type Stroke } from '../../../renderer/lib/keys.ts'

function press(key: string, held: Partial<Stroke> = {}): Stroke {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held }
}

describe('a stroke', () => {
  test('without Ctrl is not the one with Ctrl', () => {
    expect(isStroke(press('k'), 'Ctrl+K')).toBe(false)
    expect(isStroke(press('k', { ctrlKey: true }), 'k')).toBe(false)
    expect(isStroke(press('k', { ctrlKey: true }), 'Ctrl+K')).toBe(true)
  })

  test('with the command key of a Mac counts as Ctrl', () => {
    expect(isStroke(press('z', { metaKey: true }), 'Ctrl+z')).toBe(true)
  })

  test('of a sign may need Shift', () => {
    expect(isStroke(press('?', { shiftKey: true }), '?')).toBe(true)
  })

  test('may be the plus sign itself', () => {
    expect(isStroke(press('+', { shiftKey: true }), '+')).toBe(true)
    expect(isStroke(press('+', { ctrlKey: true }), 'Ctrl++')).toBe(true)
    expect(showKeys('Ctrl++')).toEqual(['Ctrl', '+'])
  })

  test('with Shift and Ctrl is another key', () => {
    expect(isStroke(press('Z', { ctrlKey: true, shiftKey: true }), 'Ctrl+z')).toBe(false)
  })
})

describe('a key of two strokes', () => {
  test('needs both in order', () => {
    expect(matchKeys('g h', undefined, press('g'))).toBe('first')
    expect(matchKeys('g h', press('g'), press('h'))).toBe('whole')
    expect(matchKeys('g h', press('x'), press('h'))).toBe('no')
    expect(matchKeys('g h', undefined, press('h'))).toBe('no')
  })
})

test.each([
  ['n', true],
  ['1', true],
  ['g h', true],
  ['Ctrl+Enter', false],
  ['Alt+ArrowDown', false],
  ['Escape', false],
])('%s is a plain key: %s', (key, plain) => {
  expect(isPlainKey(key)).toBe(plain)
})

test('keys are shown as printed on a keyboard', () => {
  expect(showKeys('Ctrl+k')).toEqual(['Ctrl', 'K'])
  expect(showKeys('g h')).toEqual(['G', 'H'])
  expect(showKeys('Alt+ArrowDown')).toEqual(['Alt', '↓'])
})
