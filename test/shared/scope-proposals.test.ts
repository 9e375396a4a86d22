import { expect, test } from 'vitest'
import { proposeScope } from '../../shared/domain/scope-proposals.ts'

const criteria = [
  { id: 'QC_INFO_2', title: 'GLUE schema 2.0 support' },
  { id: 'QC_SEC_2', title: 'SHA-2 certificate support' },
  { id: 'QC_MON_1', title: 'Service probes' },
  { id: 'QC_FUNC_2', title: 'New features and bug fixes' },
  { id: 'OLD_1', title: null },
]
const propose = (releaseNotes: string, others = {}) =>
  proposeScope({ releaseNotes, changeLog: '', knownIssues: '', installationNotes: '', ...others }, criteria)

test('a criterion is proposed with the line that speaks of it', () => {
  expect(propose('General update.\n * Publishes GLUE2 objects now.\nDone.')).toEqual([
    {
      criterionId: 'QC_INFO_2',
      quote: '* Publishes GLUE2 objects now.',
      from: 'Release notes',
      because: 'glue2',
    },
  ])
})

test('the line that says most wins, a heading loses, every text is read', () => {
  const [proposal] = propose('Bugs fixed:\nadded a new option, fixed the rest', { changeLog: 'x' })
  expect(proposal).toMatchObject({ criterionId: 'QC_FUNC_2', quote: 'added a new option, fixed the rest' })
  expect(propose('', { knownIssues: 'The Nagios probe fails.' })).toMatchObject([
    { criterionId: 'QC_MON_1', from: 'Known issues' },
  ])
})

test('a criterion that the notes name wins over words, also without a title', () => {
  expect(propose('Concerns OLD_1 and nothing else')).toMatchObject([
    { criterionId: 'OLD_1', because: 'OLD_1' },
  ])
})

test('a long line is quoted around the word that matters', () => {
  const [proposal] = propose(`${'far away '.repeat(200)}the nagios probe ${'and on '.repeat(200)}`)
  expect(proposal?.quote).toContain('nagios probe')
  expect(proposal?.quote.length).toBeLessThan(260)
})

test('notes that say nothing of any criterion propose nothing', () => {
  expect(propose('This is a regular update of the product.')).toEqual([])
  expect(propose('')).toEqual([])
})
