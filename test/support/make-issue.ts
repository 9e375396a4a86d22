import { emptyIssue, type FoundIssue } from '../../shared/domain/found-issue.ts'

/** An issue with only what a test is about. */
export function makeIssue(changes: Partial<FoundIssue> = {}): FoundIssue {
  return {
    ...emptyIssue,
    id: 'issue-1',
    verificationId: 'run-1',
    title: 'A problem',
    foundAt: '2012-03-05T08:00:00.000Z',
    foundBy: 'A. Tester',
    solvedAt: null,
    revision: 0,
    ...changes,
  }
}
