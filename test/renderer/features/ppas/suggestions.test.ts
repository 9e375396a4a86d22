import { expect, test } from 'vitest'
import { suggestForList } from '../../../../renderer/features/ppas/suggestions.ts'
import { listPpa } from '../../../support/list-ppa.ts'

test('each version is compared with the one published last before it in its UMD major', () => {
  const suggestions = suggestForList([
    listPpa({ id: 'newest', version: '1.3.1', date: '2012-05-01' }),
    listPpa({ id: 'first', version: '1.2.0', date: '2011-07-01' }),
    listPpa({ id: 'middle', version: '1.3.0', date: '2012-01-01' }),
    listPpa({ id: 'other major', version: '2.0.0', umdMajor: 2, date: '2012-07-01' }),
  ])
  expect(Object.fromEntries(suggestions)).toEqual({
    first: 'major',
    middle: 'minor',
    newest: 'revision',
    'other major': 'major',
  })
})

test('two platforms of one version get the same suggestion', () => {
  const suggestions = suggestForList([
    listPpa({ id: 'before', version: '1.2.0', date: '2011-07-01' }),
    listPpa({ id: 'sl5', version: '1.3.0', date: '2012-01-01' }),
    listPpa({ id: 'sl6', version: '1.3.0', date: '2012-01-01', platform: 'sl6' }),
  ])
  expect([suggestions.get('sl5'), suggestions.get('sl6')]).toEqual(['minor', 'minor'])
})

test('a version that is no row of numbers suggests nothing', () => {
  const suggestions = suggestForList([
    listPpa({ id: 'before', version: '1.2.0', date: '2011-07-01' }),
    listPpa({ id: 'odd', version: '1.3-rc1', date: '2012-01-01' }),
  ])
  expect(suggestions.get('odd')).toBeNull()
})
