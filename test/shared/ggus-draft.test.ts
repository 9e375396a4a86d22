import { describe, expect, test } from 'vitest'
import { missingInIssue, missingLinks } from '../../shared/domain/found-issue.ts'
import { draftText, ggusDraft } from '../../shared/domain/ggus-draft.ts'
import { makeIssue } from '../support/make-issue.ts'
import { makeRow } from '../support/make-row.ts'
import { makeVerification } from '../support/make-verification.ts'

const run = makeVerification({
  rows: [makeRow({ id: 'A_1', verdict: 'FAIL', comment: 'The service does not start.' })],
})

describe('a draft follows the rules of the process', () => {
  test('its short description begins with the prefix, once', () => {
    expect(ggusDraft(makeIssue({ title: 'No start' }), run).shortDescription).toBe(
      'UMD Verification: No start',
    )
    expect(ggusDraft(makeIssue({ title: 'UMD Verification: No start' }), run).shortDescription).toBe(
      'UMD Verification: No start',
    )
  })

  test('its priority is the default unless the issue is critical or a showstopper', () => {
    expect(ggusDraft(makeIssue({ priority: 'top priority' }), run).priority).toBe('less urgent')
    expect(ggusDraft(makeIssue({ priority: 'urgent', critical: true }), run).priority).toBe('urgent')
    expect(ggusDraft(makeIssue({ showstopper: true }), run).priority).toBe('less urgent')
  })

  test('it notifies on every change and goes to DMSU for third line', () => {
    const draft = ggusDraft(makeIssue(), run)
    expect(draft.notificationMode).toBe('on every change')
    expect(draft.routing).toContain('third line at once')
  })

  test('its body says product, criticality, workaround and what was seen', () => {
    const { body } = ggusDraft(makeIssue({ showstopper: true, criterionIds: ['A_1'] }), run)
    for (const part of [
      'dCache 1.9.12',
      'sl5/x86_64',
      'Criticality: showstopper',
      'Workaround: none known',
      'A_1 (FAIL):',
      'The service does not start.',
    ]) {
      expect(body).toContain(part)
    }
  })

  test('it is one text for the clipboard', () => {
    expect(draftText(ggusDraft(makeIssue(), run))).toMatch(
      /^Short description: UMD Verification: A problem\n/,
    )
  })
})

test('a raised priority needs its reason and an issue that earns it', () => {
  expect(missingInIssue(makeIssue())).toEqual([])
  expect(missingInIssue(makeIssue({ title: ' ' }))).toHaveLength(1)
  expect(missingInIssue(makeIssue({ priority: 'urgent' }))).toHaveLength(2)
  expect(missingInIssue(makeIssue({ priority: 'urgent', critical: true, justification: 'x' }))).toEqual([])
})

test('each link must stand in three places, and what lacks is said', () => {
  const link = 'https://example.org/ggus/1'
  const written = (ggusTickets: string, rowTickets: readonly string[] = []) => ({ ggusTickets, rowTickets })
  expect(missingLinks([makeIssue()], written(''))).toEqual([])
  expect(missingLinks([makeIssue({ link })], written(''))).toEqual([
    `${link} is not yet in the field RelatedGGUSTickets, nor in a reply in the RT ticket, nor in the executive summary.`,
  ])
  const told = makeIssue({ link, inTicketField: true, inReply: true })
  expect(missingLinks([told], written(`one\n ${link} \n`))).toEqual([])
  expect(missingLinks([told], written('', [link]))).toEqual([])
})
