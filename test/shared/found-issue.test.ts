import { expect, test } from 'vitest'
import { emptyIssue, GgusPriority, missingInIssue, proposePriority } from '../../shared/domain/found-issue.ts'

test('a critical issue may be raised, by whether there is a workaround; the highest is left to a person', () => {
  const critical = { ...emptyIssue, title: 'No start', critical: true }
  expect(proposePriority(critical)).toBe('very urgent')
  expect(proposePriority({ ...critical, critical: false, showstopper: true })).toBe('very urgent')
  expect(proposePriority({ ...critical, workaround: 'Start it by hand.' })).toBe('urgent')
})

test('nothing is proposed where the default fits or a person chose', () => {
  expect(proposePriority(emptyIssue)).toBeNull()
  for (const priority of GgusPriority.options.slice(1)) {
    expect(proposePriority({ ...emptyIssue, critical: true, priority })).toBeNull()
  }
})

test('what was raised as proposed lacks only its reason', () => {
  const raised = { ...emptyIssue, title: 'No start', critical: true, priority: 'very urgent' as const }
  expect(missingInIssue(raised)).toEqual(['A raised priority needs a justification.'])
})
