import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../../electron/db/migrate.ts'
import { openForWriting } from '../../electron/db/open.ts'
import { appendAudit } from '../../electron/db/tables/audit.ts'
import { listGivenAnswers } from '../../electron/db/tables/condition-answers.ts'
import { inTransaction } from '../../electron/db/handles.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

test('answers given before their givers were kept get them from the audit trail, and stay', () => {
  const db = openForWriting(join(makeTempFolder(), 'proviso.sqlite'))
  onTestFinished(() => {
    db.close()
  })
  migrate(db, 100)
  const at = '2012-03-05T10:00:00.000Z'
  db.exec(`
    insert into product values ('emi.x', 'X', 'EMI', null, '', 'none');
    insert into condition_answer values ('emi.x', 'for services', 1, '${at}'), ('emi.x', 'for clients', 0, '${at}');
  `)
  inTransaction(db, (tx) => {
    for (const [actor, holds] of [
      ['First', false],
      ['Ada', true],
    ] as const) {
      const data = { product: 'emi.x', condition: 'for services', holds }
      appendAudit(tx, { at, actor, action: 'condition answered', subject: 'v', data })
    }
  })
  migrate(db)
  expect(listGivenAnswers(db, 'emi.x')).toEqual([
    { condition: 'for clients', holds: false, at, by: '' },
    { condition: 'for services', holds: true, at, by: 'Ada' },
  ])
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
})
