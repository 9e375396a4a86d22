import type { WriteDb } from '../handles.ts'

/** Whether the files of a message were asked for: many have none, and are not asked again. */
export const listFilesOnce = {
  version: 101,
  name: 'list files once',
  up: (tx: WriteDb): void => {
    tx.exec(`
      alter table ticket_entry add column files_listed integer not null default 0 check (files_listed in (0, 1));
      update ticket_entry set files_listed = 1
        where exists (select 1 from ticket_file as file join ticket on ticket.key = ticket_entry.ticket_key
          where file.account_id = ticket.account_id and file.transaction_id = ticket_entry.id);
    `)
  },
}
