import { expect, test } from 'vitest'
import { addIssue, changeIssue, readIssues, removeIssue } from '../../../electron/usecases/issues/issues.ts'
import { setOutcome, setVerdict } from '../../../electron/usecases/verification/decisions.ts'
import { readVerificationWithState } from '../../../electron/usecases/verification/read.ts'
import { setRowText, setSummaryField } from '../../../electron/usecases/verification/texts.ts'
import { correctTime, readTime } from '../../../electron/usecases/verification/time.ts'
import { fillSummary } from '../../../electron/usecases/verification/fill-summary.ts'
import { setPosition } from '../../../electron/usecases/verification/finish.ts'
import { emptyIssue } from '../../../shared/domain/found-issue.ts'
import { startTestRun, valueOf } from '../../support/run.ts'

const doc = 'QC_DOC_1'

test('an issue begins with its criterion and becomes a complete draft', () => {
  const { deps, id } = startTestRun()
  valueOf(setVerdict(deps, { id, criterionId: doc }, 'FAIL'))
  valueOf(setRowText(deps, { id, criterionId: doc }, 'comment', { text: 'No notes at all.', seen: 0 }))
  const issue = valueOf(addIssue(deps, id, doc))
  expect(issue).toMatchObject({ criterionIds: [doc], critical: true, revision: 0 })
  valueOf(changeIssue(deps, issue.id, issue, { title: 'Release notes missing', workaround: 'None.' }))
  const detail = valueOf(readIssues(deps.db, id)).issues[0]!
  expect(detail.draft.shortDescription).toBe('UMD Verification: Release notes missing')
  expect(detail.draft.body).toContain('No notes at all.')
  expect(detail.missing).toEqual([])
})

test('a change of an older state is a conflict, the same state is none', () => {
  const { deps, id } = startTestRun()
  const issue = valueOf(addIssue(deps, id, null))
  valueOf(changeIssue(deps, issue.id, { title: '' }, { title: 'theirs' }))
  expect(changeIssue(deps, issue.id, { title: '' }, { title: 'mine' })).toMatchObject({
    failure: { kind: 'conflict', theirs: 'theirs' },
  })
  expect(valueOf(changeIssue(deps, issue.id, { title: '' }, { title: 'theirs' })).revision).toBe(1)
  expect(valueOf(changeIssue(deps, issue.id, { workaround: '' }, { workaround: 'x' })).title).toBe('theirs')
})

test('an open showstopper stands against acceptance until it is solved', () => {
  const { deps, id } = startTestRun('revision')
  const { id: issueId } = valueOf(addIssue(deps, id, null))
  valueOf(changeIssue(deps, issueId, emptyIssue, { title: 'No start', showstopper: true }))
  valueOf(setOutcome(deps, id, 'accepted'))
  const blocking = () =>
    valueOf(readVerificationWithState(deps.db, id)).missing.filter(({ sentence }) =>
      sentence.includes('showstopper'),
    )
  expect(blocking()).toHaveLength(1)
  expect(valueOf(readIssues(deps.db, id)).proposedMove?.to).toBe('Waiting for Response')
  valueOf(changeIssue(deps, issueId, emptyIssue, { solved: true }))
  expect(blocking()).toEqual([])
})

test('the checklist of links looks into the summary itself', () => {
  const { deps, id } = startTestRun()
  const link = 'https://example.org/ggus/1'
  const issue = valueOf(addIssue(deps, id, null))
  valueOf(changeIssue(deps, issue.id, issue, { title: 'x', link, inReply: true, inTicketField: true }))
  expect(valueOf(readIssues(deps.db, id)).missingLinks).toHaveLength(1)
  valueOf(setSummaryField(deps, id, 'ggusTickets', { text: link, seen: 0 }))
  expect(valueOf(readIssues(deps.db, id)).missingLinks).toEqual([])
  valueOf(removeIssue(deps, issue.id))
  expect(valueOf(readIssues(deps.db, id)).issues).toEqual([])
})

test('time is noted by working and corrected by saying so', () => {
  const { deps, id } = startTestRun()
  valueOf(setPosition(deps, id, { at: doc, field: null, caret: 0, scroll: 0 }))
  valueOf(setVerdict(deps, { id, criterionId: 'QC_DOC_2' }, 'OK'))
  const times = () => valueOf(readTime(deps.db, id))
  expect(times().places.map(({ place }) => place)).toEqual([doc, 'QC_DOC_2'])
  valueOf(correctTime(deps, id, doc, 7200))
  expect(times()).toMatchObject({ hours: '2.25' })
  valueOf(correctTime(deps, id, doc, null))
  expect(times().hours).toBe('0.25')
})

test('the summary is filled from issues and time, and stays where something is written', () => {
  const { deps, id, read } = startTestRun()
  const issue = valueOf(addIssue(deps, id, doc))
  valueOf(changeIssue(deps, issue.id, issue, { title: 'No start' }))
  valueOf(setSummaryField(deps, id, 'hints', { text: 'Mine.', seen: 0 }))
  expect(valueOf(fillSummary(deps, id)).fields).toEqual(['issues', 'hours'])
  expect(read().summary).toMatchObject({
    hints: 'Mine.',
    issues: '- No start (not critical).',
    hours: '0.25',
  })
  expect(valueOf(fillSummary(deps, id)).fields).toEqual([])
})
