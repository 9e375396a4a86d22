import { expect, test } from 'vitest'
import { missingInIssue } from '../../shared/domain/found-issue.ts'
import {
  ggusDraftOfProblem,
  issueOfProblem,
  knownIssuesOf,
  ticketsOf,
} from '../../shared/domain/ea-report-issues.ts'
import { textAt, withTextAt } from '../../shared/domain/ea-report-texts.ts'
import { makeEaReport, makeProblem } from '../support/make-ea-report.ts'

test('only what hurts without a way round is raised, with its reason', () => {
  const report = makeEaReport()
  const draft = (severity: 'minor' | 'workaround' | 'no workaround' | 'stopped') =>
    ggusDraftOfProblem(makeProblem({ severity }), report)
  expect(draft('minor').priority).toBe('less urgent')
  expect(draft('workaround').priority).toBe('less urgent')
  expect(draft('no workaround').priority).toBe('very urgent')
  expect(draft('stopped').priority).toBe('top priority')
  expect(draft('stopped').body).toContain('showstopper')
  expect(draft('stopped').body).toContain('because: met in production at CESGA-EGEE')
  expect(missingInIssue(issueOfProblem(makeProblem({ severity: 'stopped' }), report))).toEqual([])
})

test('a draft says what it is about and does not claim the fast path of verification', () => {
  const { shortDescription, routing, body } = ggusDraftOfProblem(makeProblem(), makeEaReport())
  expect(shortDescription).toBe('UMD Staged Rollout: The log fills the disk')
  expect(routing).not.toContain('third line')
  expect(body).toContain('Workaround: Rotate it hourly')
})

test('problems become known issues, worst first, and empty ones do not', () => {
  const problems = [
    makeProblem(),
    makeProblem({ id: 'p2', severity: 'stopped', title: 'It stops' }),
    makeProblem({ id: 'p3', title: '', workaround: '' }),
  ]
  const known = knownIssuesOf(makeEaReport({ fields: { problems } }))
  expect(known.map(({ title }) => title)).toEqual(['It stops', 'The log fills the disk'])
})

test('every ticket is named once', () => {
  const problems = [makeProblem({ link: 'https://ggus.example/1' })]
  const ggusTickets = 'https://ggus.example/2\n\nhttps://ggus.example/1'
  expect(ticketsOf(makeEaReport({ fields: { problems, ggusTickets } }))).toEqual([
    'https://ggus.example/1',
    'https://ggus.example/2',
  ])
})

test('a text is found by its place, and a place that is not there changes nothing', () => {
  const { fields } = makeEaReport({ fields: { problems: [makeProblem()] } })
  expect(textAt(fields, 'problems.p1.title')).toBe('The log fills the disk')
  expect(textAt(withTextAt(fields, 'problems.p1.title', 'Other'), 'problems.p1.title')).toBe('Other')
  expect(textAt(withTextAt(fields, 'site', 'Other'), 'site')).toBe('Other')
  for (const place of ['problems.p9.title', 'problems.p1.id', 'went', 'nothing', '__proto__']) {
    expect(textAt(fields, place)).toBeUndefined()
    expect(withTextAt(fields, place, 'x')).toEqual(fields)
  }
})
