import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../../electron/db/migrate.ts'
import { openForWriting } from '../../electron/db/open.ts'
import { listEvidence } from '../../electron/db/tables/evidence.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

const digest = 'a'.repeat(64)

/** A database in which evidence could belong to a verification only, with a recorded command behind a machine's state. */
function openOlder() {
  const db = openForWriting(join(makeTempFolder(), 'proviso.sqlite'))
  onTestFinished(() => {
    db.close()
  })
  migrate(db, 80)
  db.exec(`
    insert into product values ('emi.x', 'X', 'EMI', null, '', 'none');
    insert into qc_release (id, version, title, state, date, published_count, note)
      values ('QC1', '1', 'Release 1', 'DRAFT', null, 0, '');
    insert into umd_release (version, umd_major, date, source) values ('1.0.0', 1, '2011-07-11', 'test');
    insert into release_entry (id, release_version, position, product_key, product_name, version, provider)
      values (1, '1.0.0', 0, 'emi.x', 'X', '1.0.0', 'EMI');
    insert into ppa values ('p', 1, 'sl5', 'x86_64', 'entered', null, null);
    insert into verification (id, ppa_id, qc_release_id, release_type, state, started_at, updated_at)
      values ('v', 'p', 'QC1', 'major', 'open', '', '');
    insert into evidence_file values ('${digest}', 3, 'text/plain', '');
    insert into evidence (id, verification_id, place, digest, kind, name, caption, captured_at, captured_by)
      values ('e', 'v', 'summary', '${digest}', 'command', 'rpm.log', 'What was there', '2012-03-05', 'Ada');
    insert into evidence_command values ('e', 'rpm -qa', null, '2012-03-05', '2012-03-05', 'ended', 0, null);
    insert into machine_state values ('m', 'v', 'here', '', 'SL 5', '2012-03-05', 'e');
  `)
  return db
}

test('evidence kept before reports had any is whole afterwards', () => {
  const db = openOlder()
  migrate(db)
  expect(listEvidence(db, 'v')).toMatchObject([
    { id: 'e', workId: 'v', caption: 'What was there', command: { commandLine: 'rpm -qa', exitCode: 0 } },
  ])
  expect(db.prepare('select evidence_id from machine_state').pluck().get()).toBe('e')
  expect(db.pragma('foreign_key_check')).toEqual([])
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
})

test('evidence belongs to exactly one piece of work', () => {
  const db = openOlder()
  migrate(db)
  const insert = (verification: string, report: string) => () =>
    db.exec(`insert into evidence (id, verification_id, report_id, place, digest, kind, name, captured_at, captured_by)
      values ('f', ${verification}, ${report}, 'report', '${digest}', 'file', 'a', '', '')`)
  expect(insert('null', 'null')).toThrow()
  expect(insert("'v'", "'nobody'")).toThrow('CHECK')
})
