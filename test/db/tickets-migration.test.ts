import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../../electron/db/migrate.ts'
import { openForWriting } from '../../electron/db/open.ts'
import { listEntries, listFiles } from '../../electron/db/tables/ticket-history.ts'
import { ticketKey } from '../../electron/db/tables/tickets.ts'
import { listAccounts } from '../../electron/db/tables/tracker-accounts.ts'
import { listUnlistedOf } from '../../electron/db/tables/wanted-files.ts'
import { usualValues } from '../../shared/domain/process-values.ts'
import { usualMapping } from '../../shared/domain/tracker-account.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

test('accounts, histories and files of before stay, and only messages without a list are asked for one', () => {
  const db = openForWriting(join(makeTempFolder(), 'proviso.sqlite'))
  onTestFinished(() => {
    db.close()
  })
  migrate(db, 95)
  const {
    eaTeams: _eaTeams,
    platform: _platform,
    stack: _stack,
    ...mapping
  } = usualMapping['request-tracker']
  const key = ticketKey(1, '7')
  db.exec(`
    insert into tracker_account (id, name, kind, address, login, sign_in, queues, op_id_fields, mapping)
      values ('a', 'The site', 'request-tracker', 'https://rt.example.org', 'ada', 'token', '["sw-rel"]',
        '{"ticket":null,"message":null}', '${JSON.stringify(mapping)}');
    insert into ticket (key, account_id, number, queue, subject, status, creator, requestors, priority, minutes_worked)
      values (${String(key)}, 'a', 7, 'sw-rel', 'A product', 'open', 'bouncer', '[]', 0, 0);
    insert into ticket_entry values (${String(key)}, 1, 'Create', '', '', '', '', 'bouncer', '2026-11-01T00:00:00Z', 0);
    insert into ticket_entry values (${String(key)}, 2, 'Comment', '', '', '', '', 'ada', '2026-11-02T00:00:00Z', 0);
    insert into ticket_file values ('a', 9, 1, 'a.log', 'text/plain', 12, null);
  `)
  migrate(db)
  expect(listAccounts(db)).toMatchObject([
    {
      id: 'a',
      number: 1,
      kind: 'request-tracker',
      mapping: usualMapping['request-tracker'],
      values: usualValues,
    },
  ])
  expect(listEntries(db, key).map(({ type }) => type)).toEqual(['Create', 'Comment'])
  expect(listFiles(db, 'a', key)).toMatchObject([{ name: 'a.log', sha256: null }])
  expect(listUnlistedOf(db, key)).toEqual([{ transactionId: '2' }])
})
