import { expect, test } from 'vitest'
import { checkIntegrity } from '../../../electron/usecases/maintenance/check.ts'
import { startTestRun } from '../../support/run.ts'

test('a database as the program wrote it is whole', () => {
  expect(checkIntegrity(startTestRun().deps.db)).toMatchObject({ ok: true, problems: [] })
})

test('one changed byte in a criterion is found and named', () => {
  const { db } = startTestRun().deps
  db.exec('drop trigger criterion_text_never_changes')
  db.exec("update criterion_text set check_text = check_text || '.' where criterion_id = 'QC_DOC_2'")
  expect(checkIntegrity(db).problems.join()).toContain('QC_DOC_2')
})

test('a row that points at nothing is found', () => {
  const { db } = startTestRun().deps
  db.pragma('foreign_keys = OFF')
  db.exec("delete from product where key = 'emi.dcache'")
  expect(checkIntegrity(db).problems.join()).toContain('product')
})
