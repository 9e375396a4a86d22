import type { WriteDb } from '../handles.ts'

/** Work by several people: what a colleague was handed, what two people said differently, and who looked over it. */
export const createHandover = {
  version: 66,
  name: 'create handover',
  up: (tx: WriteDb): void => {
    tx.exec(`
      -- The state of the rows at the moment a run was handed over: the base of a later merge.
      create table handover_base (
        verification_id text not null references verification (id),
        id text not null,
        made_at text not null,
        rows text not null check (json_valid(rows)),
        primary key (verification_id, id)
      ) strict, without rowid;

      -- Another person's verdict that differs from the one that stands; kept until somebody decides.
      create table rival_verdict (
        verification_id text not null,
        criterion_id text not null,
        given_by text not null,
        verdict text check (verdict in ('OK', 'WARNING', 'FAIL', 'NA', 'NOT TESTED')),
        comment text not null,
        given_at text,
        merged_at text not null,
        primary key (verification_id, criterion_id, given_by),
        foreign key (verification_id, criterion_id) references verification_row (verification_id, criterion_id)
      ) strict, without rowid;

      create table review_step (
        id integer primary key,
        verification_id text not null references verification (id),
        step text not null check (step in ('submitted', 'accepted', 'rejected')),
        done_by text not null check (done_by <> ''),
        done_at text not null,
        reason text not null default '' check (step <> 'rejected' or reason <> '')
      ) strict;
      create index review_step_by_verification on review_step (verification_id, id);
    `)
  },
}
