import type { WriteDb } from '../handles.ts'

/**
 * Accounts at ticket servers, the mirror of their tickets, and the intents on their way out. Rows of the mirror change only
 * when a server answered; what a user wants stands in `intent` alone until it is proven.
 */
export const createTickets = {
  version: 70,
  name: 'create tickets',
  up: (tx: WriteDb): void => {
    tx.exec(`
      create table tracker_account (
        number integer primary key autoincrement,
        id text not null unique,
        name text not null,
        kind text not null check (kind in ('request-tracker')),
        address text not null,
        login text not null,
        sign_in text not null check (sign_in in ('token', 'password')),
        -- JSON lists and objects, as the domain has them.
        queues text not null,
        own_ca text,
        op_id_fields text not null,
        mapping text not null,
        removed_at text
      ) strict;

      -- How far the mirror of an account is, by name: cursors, points in time, the last answer of the server.
      create table sync_fact (
        account_id text not null references tracker_account (id),
        name text not null,
        value text not null,
        primary key (account_id, name)
      ) strict, without rowid;

      -- The process that may talk to servers now; at most one row.
      create table sync_lease (
        one integer primary key check (one = 1),
        holder text not null,
        pid integer not null,
        until text not null
      ) strict;

      create table ticket (
        -- Account number * 2^40 + ticket number: rises with the age of the ticket, so a search can go newest first.
        key integer primary key,
        account_id text not null references tracker_account (id),
        number integer not null,
        queue text not null,
        subject text not null,
        status text not null,
        owner text,
        creator text not null,
        requestors text not null,
        priority integer not null,
        minutes_worked integer not null,
        created text,
        last_updated text,
        due text,
        resolved text,
        fields_known integer not null default 0 check (fields_known in (0, 1)),
        gone_kind text check (gone_kind in ('deleted', 'merged', 'hidden', 'unknown')),
        gone_into text,
        gone_at text,
        unique (account_id, number)
      ) strict;
      create index ticket_by_update on ticket (last_updated desc);

      create table ticket_field (
        ticket_key integer not null references ticket (key),
        name text not null,
        position integer not null,
        -- Null for a field the ticket has and that holds nothing.
        value text,
        primary key (ticket_key, name, position)
      ) strict, without rowid;

      create table ticket_link (
        ticket_key integer not null references ticket (key),
        kind text not null,
        target text not null,
        primary key (ticket_key, kind, target)
      ) strict, without rowid;

      create table ticket_entry (
        ticket_key integer not null,
        id integer not null,
        type text not null,
        field text not null,
        old_value text not null,
        new_value text not null,
        data text not null,
        creator text not null,
        created text,
        minutes integer not null,
        primary key (ticket_key, id)
      ) strict, without rowid;
      create index ticket_entry_by_id on ticket_entry (id);

      create table ticket_text (
        account_id text not null references tracker_account (id),
        id integer not null,
        transaction_id integer not null,
        media_type text not null,
        subject text not null,
        -- Null when it is larger than is kept.
        text text,
        primary key (account_id, id)
      ) strict, without rowid;
      create index ticket_text_by_transaction on ticket_text (account_id, transaction_id);

      create table ticket_file (
        account_id text not null references tracker_account (id),
        id integer not null,
        transaction_id integer not null,
        name text not null,
        media_type text not null,
        bytes integer not null,
        -- Digest of the bytes kept here; null until they were fetched.
        sha256 text,
        primary key (account_id, id)
      ) strict, without rowid;
      create index ticket_file_by_transaction on ticket_file (account_id, transaction_id);

      create table queue_field (
        account_id text not null references tracker_account (id),
        queue text not null,
        name text not null,
        position integer not null,
        id text not null,
        "on" text not null check ("on" in ('ticket', 'message')),
        -- JSON; null where the account may not read definitions.
        detail text,
        primary key (account_id, queue, "on", name)
      ) strict, without rowid;

      create table intent (
        seq integer primary key autoincrement,
        id text not null unique,
        account_id text not null references tracker_account (id),
        ticket integer,
        group_id text,
        deed text not null,
        made_at text not null,
        made_by text not null,
        state text not null check (state in
          ('queued', 'sending', 'sent', 'confirmed', 'conflict', 'refused', 'uncertain', 'withdrawn')),
        attempts integer not null default 0,
        answer text,
        last_attempt_at text,
        next_attempt_at text,
        lost_at text
      ) strict;
      create index intent_open on intent (account_id, seq) where state not in ('confirmed', 'withdrawn');
      create index intent_by_ticket on intent (account_id, ticket, seq);

      -- Folded words of everything mirrored of a ticket, under its key.
      create virtual table ticket_search using fts5(
        subject, words, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3'
      );
    `)
  },
}
