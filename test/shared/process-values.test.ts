import { expect, test } from 'vitest'
import {
  progressOf,
  readMapped,
  spellProgress,
  spellUmdMajor,
  usualValues,
} from '../../shared/domain/process-values.ts'

const values = {
  ...usualValues,
  progress: { 'In Verification': 'Checking', Production: 'Verification' },
} as const

test("a site's word is read as the step it stands for, whatever else it usually means", () => {
  expect(progressOf(values, 'checking')).toBe('In Verification')
  expect(progressOf(values, 'Verification')).toBe('Production')
  expect(progressOf(usualValues, 'Verification')).toBe('In Verification')
})

test('a word the site has replaced is not read any more, an unknown one never was', () => {
  expect(progressOf(values, 'In Verification')).toBeNull()
  expect(progressOf(usualValues, 'On hold')).toBeNull()
  expect(progressOf(values, '')).toBeNull()
})

test('a step is written in the mapped word, else as the server spells it, else as the process does', () => {
  const allowed = ['Unverified', 'Stage Rollout']
  expect(spellProgress(values, allowed, 'In Verification')).toBe('Checking')
  expect(spellProgress(values, allowed, 'StagedRollout')).toBe('Stage Rollout')
  expect(spellProgress(values, null, 'StagedRollout')).toBe('StagedRollout')
})

test('a UMD major is written as the allowed value that names it', () => {
  expect(spellUmdMajor(['1', '2', '3'], 3)).toBe('3')
  expect(spellUmdMajor(['UMD-1', 'UMD-3', 'UMD-13'], 3)).toBe('UMD-3')
  expect(spellUmdMajor(null, 3)).toBe('3')
})

test('the word of the process does not count where the site has another one', () => {
  expect(readMapped('accepted', 'open', 'Accepted')).toBe('open')
  expect(readMapped('accepted', 'open', 'open')).toBe('«open», not «accepted»')
  expect(readMapped('open', 'open', 'stalled')).toBe('stalled')
})
