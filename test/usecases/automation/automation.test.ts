import { describe, expect, test } from 'vitest'
import { listAutomaticResults } from '../../../electron/db/tables/automatic-results.ts'
import { getAuditHead } from '../../../electron/db/tables/audit.ts'
import {
  importResults,
  previewResults,
  takeOverResults,
} from '../../../electron/usecases/automation/automation.ts'
import { readSteps } from '../../../electron/usecases/automation/read-steps.ts'
import { setVerdict } from '../../../electron/usecases/verification/decisions.ts'
import { readVerificationWithState } from '../../../electron/usecases/verification/read.ts'
import { setRowText } from '../../../electron/usecases/verification/texts.ts'
import { undoLast } from '../../../electron/usecases/verification/undo.ts'
import { startTestRun, valueOf } from '../../support/run.ts'

const colour = (text: string) => `\u001b[34m${text}\u001b[0m`
/** Console output as umd-verification writes it, with its colours and a host prefix. */
const umdConsole = [
  `[[${colour('QC_DIST_1')}: ${colour('Binary Distribution')}]]`,
  '[INFO] Refreshing repositories',
  '[localhost] [OK] Metapackage installed',
  `[[${colour('QC_SEC_5')}: ${colour('World Writable Files')}]]`,
  '[OK] Nothing under /etc',
  `[${colour('WARN')}] /var/tmp/x is world-writable, password=hunter2hunter`,
  `[[${colour('QC_UPGRADE_1')}: ${colour('Upgrade')}]]`,
  '[INFO] nothing said',
  `[[${colour('QC_ACC_1')}: ${colour('Accounting')}]]`,
  '[NA] No accounting',
  `[[${colour('QC_OLD_9')}: ${colour('Gone')}]]`,
  `[${colour('FAIL')}] x`,
].join('\r\n')

const bytes = (text: string) => new TextEncoder().encode(text)
const stepsOf = (text: string) =>
  valueOf(readSteps(bytes(text))).steps.map(({ name, verdict }) => [name, verdict])

test('the console of umd-verification is read with its colours and headings without verdict', () => {
  const { deps, id } = startTestRun()
  const preview = valueOf(previewResults(deps.db, id, bytes(umdConsole)))
  expect(preview.format).toBe('umd-verification')
  expect(preview.results.map(({ criterionId, verdict }) => [criterionId, verdict])).toEqual([
    ['QC_DIST_1', 'OK'],
    ['QC_SEC_5', 'WARNING'],
    ['QC_ACC_1', 'NA'],
  ])
  expect(preview.unmatched).toEqual([
    { name: 'QC_UPGRADE_1: Upgrade', why: 'The tool gave no verdict.' },
    { name: 'QC_OLD_9: Gone', why: 'QC_OLD_9 is not a row of this run.' },
  ])
  expect(JSON.stringify(preview)).not.toContain('hunter2')
})

test('TAP is read with its directives; the worst of several points counts', () => {
  const tap = [
    'TAP version 13',
    '1..6',
    'ok 1 - QC_DOC_1: notes',
    'not ok 2 - QC_DOC_1: notes again',
    '  ---',
    '  message: none',
    'ok 3 - QC_DOC_2 # SKIP no users',
    'not ok 4 - QC_DOC_3 # TODO later',
    'ok 5 no criterion',
  ].join('\n')
  expect(stepsOf(tap)).toEqual([
    ['QC_DOC_1: notes', 'OK'],
    ['QC_DOC_1: notes again', 'FAIL'],
    ['QC_DOC_2', 'NOT TESTED'],
    ['QC_DOC_3', 'WARNING'],
    ['no criterion', 'OK'],
  ])
  const { deps, id } = startTestRun()
  const { results, unmatched } = valueOf(previewResults(deps.db, id, bytes(tap)))
  expect(results[0]).toMatchObject({ criterionId: 'QC_DOC_1', verdict: 'FAIL' })
  expect(results[0]?.detail).toContain('message: none')
  expect(unmatched).toEqual([{ name: 'no criterion', why: 'It names no criterion.' }])
})

test('JUnit is read with failures, errors and skipped cases', () => {
  const junit = `<?xml version="1.0"?><testsuites><testsuite name="qc">
    <testcase classname="qc" name="QC_DOC_1"/>
    <testcase name="QC_DOC_2"><failure message="no &amp; more">trace</failure></testcase>
    <testcase name="QC_DOC_3"><skipped/></testcase>
    <testcase name="QC_DOC_4"><error message="boom"/></testcase></testsuite></testsuites>`
  expect(stepsOf(junit).map(([, verdict]) => verdict)).toEqual(['OK', 'FAIL', 'NOT TESTED', 'FAIL'])
})

describe('what cannot be read is refused in words', () => {
  test.each([
    ['', 'none of the forms'],
    ['just a log\nwithout results', 'none of the forms'],
    ['<html><body>no</body></html>', 'not a JUnit report'],
    ['<testsuite><testcase name="QC_DOC_1">', 'not well-formed'],
    ['<!DOCTYPE x [<!ENTITY a "aaa"><!ENTITY b "&a;&a;">]><testsuite name="&b;"/>', 'not well-formed'],
  ])('%s', (text, sentence) => {
    expect(readSteps(bytes(text))).toMatchObject({ failure: { message: expect.stringContaining(sentence) } })
  })

  test('a file of more than 64 MB, and one endless line is no trouble', () => {
    expect(readSteps(new Uint8Array(65 * 1024 * 1024))).toMatchObject({ ok: false })
    const line = `ok 1 - QC_DOC_1 ${'x'.repeat(20_000_000)}`
    expect(stepsOf(line)).toHaveLength(1)
  })
})

test('results stand beside verdicts until a person takes one over; the same file changes nothing', () => {
  const { deps, id, read } = startTestRun()
  valueOf(setVerdict(deps, { id, criterionId: 'QC_SEC_5' }, 'OK'))
  valueOf(setRowText(deps, { id, criterionId: 'QC_SEC_5' }, 'comment', { text: 'By hand.', seen: 0 }))
  valueOf(importResults(deps, id, 'console.txt', bytes(umdConsole)))
  const head = getAuditHead(deps.db)
  expect(valueOf(importResults(deps, id, 'again.txt', bytes(umdConsole))).isKnown).toBe(true)
  expect(getAuditHead(deps.db)).toEqual(head)
  expect(listAutomaticResults(deps.db, id)).toHaveLength(3)
  const row = () => read().rows.find(({ criterion }) => criterion.id === 'QC_SEC_5')!
  expect(row().verdict).toBe('OK')
  valueOf(takeOverResults(deps, id, ['QC_SEC_5', 'QC_DIST_1']))
  expect(row()).toMatchObject({ verdict: 'WARNING', comment: expect.stringMatching(/^By hand\.\n\n/) })
  const { work } = valueOf(readVerificationWithState(deps.db, id))
  expect(work.shares).toEqual({ fresh: 0, automatic: 2, carried: 0, copied: 0 })
  valueOf(undoLast(deps, id))
  expect(row()).toMatchObject({ verdict: 'OK', comment: 'By hand.' })
  expect(takeOverResults(deps, id, ['QC_DOC_1'])).toMatchObject({ failure: { kind: 'refused' } })
})
