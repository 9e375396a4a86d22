import { expect, test } from 'vitest'
import {
  filterPpas,
  makeSearchable,
  noFilter,
  occurring,
  platformOf,
} from '../../../../renderer/features/ppas/filter.ts'
import { listPpa } from '../../../support/list-ppa.ts'

const ppas = [
  listPpa({ id: 'a', productName: 'dCache', umdMajor: 1, recordTicket: 2823 }),
  listPpa({ id: 'b', productName: 'CREAM', umdMajor: 2, platform: 'sl6', verificationState: 'open' }),
  listPpa({ id: 'c', productName: 'Łącznik', umdMajor: 2, provider: 'IGE' }),
]
const searchable = makeSearchable(ppas)
const found = (change: Partial<typeof noFilter>) =>
  filterPpas(searchable, { ...noFilter, ...change }).map(({ id }) => id)

test('without a filter all are shown, in their order', () => {
  expect(found({})).toEqual(['a', 'b', 'c'])
})

test('words are searched in names, platforms and tickets, without accents', () => {
  expect(found({ text: 'lacznik' })).toEqual(['c'])
  expect(found({ text: 'cream sl6' })).toEqual(['b'])
  expect(found({ text: '2823' })).toEqual(['a'])
})

test('filters and search narrow together', () => {
  expect(found({ umdMajor: '2' })).toEqual(['b', 'c'])
  expect(found({ umdMajor: '2', provider: 'IGE' })).toEqual(['c'])
  expect(found({ umdMajor: '2', provider: 'IGE', text: 'cream' })).toEqual([])
  expect(found({ state: 'open' })).toEqual(['b'])
})

test('a choice offers each value that occurs, once', () => {
  expect(occurring(ppas, platformOf)).toEqual(['sl5/x86_64', 'sl6/x86_64'])
})
