import type { WriteDb } from '../handles.ts'

/** Problems found in a verification, each a complete GGUS ticket in waiting (process.md 9). */
export const createFoundIssues = {
  version: 62,
  name: 'create found issues',
  up: (tx: WriteDb): void => {
    tx.exec(`
      create table found_issue (
        id text primary key,
        verification_id text not null references verification (id),
        title text not null,
        description text not null default '',
        critical integer not null default 0 check (critical in (0, 1)),
        showstopper integer not null default 0 check (showstopper in (0, 1)),
        workaround text not null default '',
        priority text not null default 'less urgent',
        justification text not null default '',
        -- The address of the GGUS ticket once there is one.
        link text not null default '',
        in_ticket_field integer not null default 0 check (in_ticket_field in (0, 1)),
        in_reply integer not null default 0 check (in_reply in (0, 1)),
        solved_at text,
        found_at text not null,
        found_by text not null,
        -- Rises by one with each change; the caller hands back the one it saw.
        revision integer not null default 0,
        withdrawn_at text
      ) strict;
      create index found_issue_by_verification on found_issue (verification_id, found_at);

      create table found_issue_row (
        issue_id text not null references found_issue (id) on delete cascade,
        criterion_id text not null,
        primary key (issue_id, criterion_id)
      ) strict, without rowid;
    `)
  },
}
