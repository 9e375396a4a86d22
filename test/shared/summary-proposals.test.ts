import { expect, test } from 'vitest'
import { proposeSummary } from '../../shared/domain/summary-proposals.ts'
import { makeIssue } from '../support/make-issue.ts'
import { makeRow } from '../support/make-row.ts'
import { makeVerification } from '../support/make-verification.ts'

const machine = {
  id: 's1',
  machine: 'tb-1',
  image: 'SL5',
  operatingSystem: 'Scientific Linux release 5.8',
  repositories: ['http://example.org/umd'],
  packages: [{ name: 'bash', version: '3.2' }],
  takenAt: '2012-03-01',
  evidenceId: null,
}
const link = 'https://example.org/ggus/1'
const facts = {
  verification: makeVerification({
    rows: [
      {
        ...makeRow({ id: 'A_1', verdict: 'WARNING', comment: 'A log file.\nMore.' }),
        tickets: `${link}\nRT 7`,
      },
      makeRow({ id: 'A_2', verdict: 'OK' }),
    ],
  }),
  issues: [
    makeIssue({ title: 'No start', critical: true, workaround: 'Start it twice.', link }),
    makeIssue({ id: '2', title: ' ' }),
  ],
  machines: [{ ...machine, id: 's0', packages: [] }, machine],
  hours: '2.5',
}

test('what is known fills the empty fields', () => {
  expect(proposeSummary(facts)).toEqual({
    testEnvironment: 'tb-1 (image SL5): Scientific Linux release 5.8, 1 package\n- http://example.org/umd',
    ggusTickets: `${link}\nRT 7`,
    issues: `- No start (critical). Workaround: Start it twice. ${link}`,
    hints: '- No start\n- A_1 (WARNING): A log file.',
    hours: '2.5',
  })
})

test('what a person wrote is never proposed over, and nothing is proposed where nothing is known', () => {
  const written = { ...makeVerification().summary, hours: '7', issues: 'None.' }
  const proposed = proposeSummary({
    ...facts,
    verification: makeVerification({ summary: written }),
    machines: [],
  })
  expect(Object.keys(proposed)).toEqual(['ggusTickets', 'hints'])
  expect(proposeSummary({ verification: makeVerification(), issues: [], machines: [], hours: '0' })).toEqual(
    {},
  )
})
