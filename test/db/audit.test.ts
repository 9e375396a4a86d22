import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inTransaction } from '../../electron/db/handles.ts'
import {
  appendAudit,
  findAuditBreaks,
  getAuditHead,
  type AuditEntry,
} from '../../electron/db/tables/audit.ts'
import { openTestStore } from '../support/database.ts'

const entry = (n: number): AuditEntry => ({
  at: `2026-11-20T12:00:${String(n).padStart(2, '0')}Z`,
  actor: 'verifier',
  action: 'verdict set',
  subject: 'run-1',
  data: { target: 'QC_DOC_1', after: n % 2 ? 'OK' : null },
})

function openWithEntries(count: number) {
  const { db } = openTestStore()
  inTransaction(db, (tx) => {
    for (let n = 1; n <= count; n += 1) appendAudit(tx, entry(n))
  })
  return db
}

/** Someone with the SQLite tool: the triggers are dropped first. */
const forgers = {
  'changes a value': 'update audit set data = replace(data, \'"OK"\', \'"FAIL"\') where seq = 3',
  'changes the actor': "update audit set actor = 'somebody else' where seq = 2",
  'takes one out': 'delete from audit where seq = 2',
  'swaps two': 'update audit set seq = case seq when 2 then 100 else seq end',
} as const

test('an untouched chain holds and its head counts the entries', () => {
  const db = openWithEntries(5)
  expect(findAuditBreaks(db)).toEqual([])
  expect(getAuditHead(db)?.seq).toBe(5)
})

test('the database itself refuses to change or shorten the chain', () => {
  const db = openWithEntries(2)
  expect(() => db.exec("update audit set actor = 'x'")).toThrow('never changes')
  expect(() => db.exec('delete from audit')).toThrow('never shrinks')
})

test.each(Object.entries(forgers))('a forger who %s is found', (_what, sql) => {
  const db = openWithEntries(5)
  db.exec('drop trigger audit_never_changes; drop trigger audit_never_shrinks;')
  db.exec(sql)
  expect(findAuditBreaks(db)).not.toEqual([])
})

test('any changed character of any entry is found', () => {
  const db = openWithEntries(6)
  db.exec('drop trigger audit_never_changes')
  const columns = ['at', 'actor', 'action', 'subject', 'previous_hash', 'hash'] as const
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.constantFrom(...columns), (seq, column) => {
      const before = db.prepare(`select ${column} from audit where seq = ?`).pluck().get(seq) as string
      const put = db.prepare(`update audit set ${column} = ? where seq = ?`)
      put.run(`${before.startsWith('0') ? '1' : '0'}${before.slice(1)}`, seq)
      const breaks = findAuditBreaks(db)
      put.run(before, seq)
      expect(breaks).not.toEqual([])
      expect(findAuditBreaks(db)).toEqual([])
    }),
    { numRuns: 60 },
  )
})
