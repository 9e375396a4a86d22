import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { makeTempFolder } from '../support/temp-folder.ts'
import { startChromium } from '../support/window.ts'
import { runWindowKills } from './window-kills.ts'
import { findLostWork, isBetween } from './window-place.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startChromium()
})
afterAll(() => browser.close())

/** 200 of them on demand: `npm run bench -- windows`. */
test('10 kills under a person at the keyboard bring back row, field, caret, scroll and undo', async () => {
  const report = await runWindowKills(browser, makeTempFolder(), 10, 1)
  expect(report.losses).toEqual([])
  expect(report.acknowledged).toBeGreaterThan(5)
})

test('a place that is neither the kept nor the shown one is a loss', () => {
  const kept = { at: 'QC_DOC_1', field: 'comment', caret: 4, scroll: 80, undo: null }
  const shown = { ...kept, caret: 9, undo: 'OK for QC_DOC_1' }
  expect(isBetween(kept, shown, { ...kept, caret: 6 })).toEqual([])
  expect(isBetween(kept, shown, { ...kept, caret: 10 })).toHaveLength(1)
  expect(isBetween(kept, shown, { ...shown, at: 'summary', scroll: 0 })).toHaveLength(2)
})

test('a verdict or a word that is not back is a loss, a word half typed is none', () => {
  const row = (verdict: string, comment: string) => ({ QC_DOC_1: { verdict, comment } })
  const [kept, shown] = [row('OK', 'one three'), row('OK', 'one two three')]
  const lost = (found: ReturnType<typeof row>, undone: string | null = null) =>
    findLostWork(kept, shown, found, undone).length
  expect([lost(kept), lost(shown), lost(row('OK', 'one twthree'))]).toEqual([0, 0, 0])
  expect([lost(row('OK', 'one')), lost(row('OK', 'one two')), lost(row('FAIL', 'one three'))]).toEqual([
    1, 1, 1,
  ])
  expect([lost(row('blank', 'one three'), 'QC_DOC_1'), lost(row('blank', ''), 'QC_DOC_1')]).toEqual([0, 1])
})
