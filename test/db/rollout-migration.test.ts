import { expect, test } from 'vitest'
import Database from 'better-sqlite3'
import { inTransaction, type ReadDb } from '../../electron/db/handles.ts'
import { migrate, newestVersion, schemaVersion } from '../../electron/db/migrate.ts'
import { listAccounts } from '../../electron/db/tables/tracker-accounts.ts'
import { listRollouts, upsertRollout } from '../../electron/db/tables/rollouts.ts'

const mapping = {
  rolloutProgress: 'RolloutProgress',
  communicationStatus: 'CommunicationStatus',
  umdRelease: 'UMDRelease',
  releaseType: 'ReleaseType',
  hours: 'Effort',
  relatedTickets: 'RelatedGGUSTickets',
}

/** A database as the program made it before staged rollout was known, with one PPA and one account. */
function openOlder(): ReadDb {
  const db = new Database(':memory:') as unknown as ReadDb
  db.pragma('foreign_keys = on')
  migrate(db, 80)
  db.exec(`
    insert into product values ('tp.a', 'A', 'EMI', null, '', 'none');
    insert into umd_release (version, umd_major, date, source) values ('3.0.0', 3, '2013-05-14', 'a record');
    insert into release_entry (id, release_version, position, product_key, product_name, version, provider)
      values (1, '3.0.0', 0, 'tp.a', 'A', '1.0.0', 'EMI');
    insert into ppa values ('3.0.0/tp.a/1.0.0/sl6/x86_64', 1, 'sl6', 'x86_64', 'record', null, 4711);
    insert into tracker_account (id, name, kind, address, login, sign_in, queues, op_id_fields, mapping)
      values ('site', 'Site', 'request-tracker', 'https://rt.example.org', 'me', 'token', '["sw-rel"]',
        '{"ticket":null,"message":null}', '${JSON.stringify(mapping)}');
  `)
  return db
}

test('a database of before keeps what it has and takes rollouts in', () => {
  const db = openOlder()
  migrate(db)
  expect(schemaVersion(db)).toBe(newestVersion)
  const ppaId = '3.0.0/tp.a/1.0.0/sl6/x86_64'
  const since = '2026-11-20T00:00:00.000Z'
  inTransaction(db, (tx) => upsertRollout(tx, { ppaId, ticket: null, progress: 'StagedRollout', since }))
  expect(listRollouts(db)).toEqual([{ ppaId, ticket: null, progress: 'StagedRollout', since }])
  db.close()
})

test('an account of before gets the usual name for the field of teams and keeps its own names', () => {
  const db = openOlder()
  migrate(db)
  expect(listAccounts(db)[0]?.mapping).toMatchObject({ hours: 'Effort', eaTeams: 'EATeams' })
  db.close()
})
