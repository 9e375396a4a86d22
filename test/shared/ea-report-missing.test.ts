import { describe, expect, test } from 'vitest'
import type { EaReportFields } from '../../shared/domain/ea-report.ts'
import { missingInReport, remarksOnReport } from '../../shared/domain/ea-report-missing.ts'
import { completeFields, makeEaReport, makeProblem } from '../support/make-ea-report.ts'

const today = '2026-11-20'
const lacks = (parts: Partial<EaReportFields>) =>
  missingInReport({ ...completeFields, ...parts }, today).map(({ place }) => place)
const says = (parts: Partial<EaReportFields>) =>
  missingInReport({ ...completeFields, ...parts }, today).map(({ sentence }) => sentence)

describe('a report can be handed in when every question is answered', () => {
  test('a complete one lacks nothing', () => {
    expect(lacks({})).toEqual([])
  })

  test('an upgrade says from which version', () => {
    expect(lacks({ installation: 'upgrade' })).toEqual(['upgradedFrom'])
    expect(lacks({ installation: 'upgrade', upgradedFrom: '1.9.10' })).toEqual([])
  })

  test('what went wrong is named, and what went well has no problem', () => {
    const went = { ...completeFields.went, operation: 'with problems' } as const
    expect(lacks({ went })).toEqual(['went.operation'])
    expect(lacks({ went, problems: [makeProblem({ title: ' ' })] })).toEqual(['problems.p1.title'])
    expect(lacks({ went, problems: [makeProblem()] })).toEqual([])
    expect(lacks({ problems: [makeProblem()] })).toEqual(['went.operation'])
  })

  test('one figure of the load is enough', () => {
    expect(lacks({ jobs: '' })).toEqual(['users'])
    expect(lacks({ jobs: '', transfers: '0' })).toEqual([])
  })

  test('a rejection has a reason and a next step', () => {
    expect(lacks({ recommendation: 'reject' })).toEqual(['reason', 'nextStep'])
  })

  test('known issues are noted, and a stopped service is not simply accepted', () => {
    expect(lacks({ recommendation: 'accept with known issues' })).toEqual(['recommendation'])
    const went = { ...completeFields.went, operation: 'with problems' } as const
    const problems = [makeProblem({ severity: 'stopped' })]
    expect(lacks({ went, problems })).toEqual(['recommendation'])
    expect(lacks({ went, problems, recommendation: 'accept with known issues' })).toEqual([])
  })
})

describe('figures that cannot be are told in words', () => {
  test('loads below zero and loads that are no numbers', () => {
    expect(says({ jobs: '-5' })).toEqual(['Jobs cannot be less than zero.'])
    expect(says({ jobs: 'a lot' })).toEqual(['Jobs is a whole number, such as 1200; «a lot» is none.'])
    expect(says({ users: '1 200', jobs: '1,200,000' })).toEqual([])
    expect(says({ hours: '-1' })).toEqual(['Effort cannot be less than zero.'])
  })

  test('days that lie ahead, and days that do not exist', () => {
    expect(says({ productionSince: '2026-11-21' })).toEqual([
      '2026-11-21 lies in the future; today is 2026-11-20.',
    ])
    expect(lacks({ productionSince: '2026-02-30' })).toEqual(['productionSince'])
    expect(lacks({ productionSince: '', days: '8' })).toEqual([])
    expect(lacks({ productionSince: '', days: '-8' })).toEqual(['days'])
  })
})

test('a report about another version or platform than the ticket says so', () => {
  expect(remarksOnReport(makeEaReport())).toEqual([])
  const [remark] = remarksOnReport(makeEaReport({ fields: { platform: 'sl6' } }))
  expect(remark).toContain('does not count')
})
