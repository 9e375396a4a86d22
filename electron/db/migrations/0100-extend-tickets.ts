import type { WriteDb } from '../handles.ts'

/**
 * A second kind of ticket server, the site's own values of the process, when each field last changed, files fetched by
 * rule, and messages that are still being written.
 */
export const extendTickets = {
  version: 100,
  name: 'extend tickets',
  up: (tx: WriteDb): void => {
    tx.exec(`
      alter table tracker_account add column software text not null default 'request-tracker'
        check (software in ('request-tracker', 'zammad'));
      update tracker_account set software = kind;
      alter table tracker_account drop column kind;
      alter table tracker_account rename column software to kind;
      -- JSON; null for the usual values.
      alter table tracker_account add column value_mapping text;

      -- When a field last changed, asked for every line of the list.
      create index ticket_entry_by_field on ticket_entry (ticket_key, field, id desc) where type = 'CustomField';

      -- When it was last tried to fetch this file by rule; null when it never was.
      alter table ticket_file add column tried_at text;

      create table message_draft (
        account_id text not null references tracker_account (id),
        ticket integer not null,
        text text not null,
        revision integer not null,
        updated_at text not null,
        primary key (account_id, ticket)
      ) strict, without rowid;
    `)
  },
}
