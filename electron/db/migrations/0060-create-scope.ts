import type { WriteDb } from '../handles.ts'

/** What a person says about the scope of a run, where verdicts come from, and actions that change several rows at once. */
export const createScope = {
  version: 60,
  name: 'create scope',
  up: (tx: WriteDb): void => {
    const verdicts = `('OK', 'WARNING', 'FAIL', 'NA', 'NOT TESTED')`
    tx.exec(`
      alter table verification_row add column affected integer check (affected in (0, 1));
      alter table verification_row add column affected_why text not null default '';
      alter table verification_row add column decided_at text;
      alter table verification_row add column decided_by text not null default '';

      -- Where a verdict comes from that was not made in its run; step 0 is the nearest source.
      create table verdict_origin (
        verification_id text not null,
        criterion_id text not null,
        step integer not null check (step >= 0),
        kind text not null check (kind in ('carried', 'copied', 'automatic')),
        source_verification_id text,
        what text not null check (what <> ''),
        verdict text not null check (verdict in ${verdicts}),
        decided_by text not null,
        decided_at text not null,
        primary key (verification_id, criterion_id, step),
        foreign key (verification_id, criterion_id) references verification_row (verification_id, criterion_id)
      ) strict, without rowid;

      -- Whether a condition of criticality holds for a product: asked once.
      create table condition_answer (
        product_key text not null references product (key),
        condition text not null check (condition <> ''),
        holds integer not null check (holds in (0, 1)),
        answered_at text not null,
        primary key (product_key, condition)
      ) strict, without rowid;

      create table run_exception (
        verification_id text primary key references verification (id),
        kind text not null check (kind in ('urgent fix', 'vulnerability')),
        reason text not null
      ) strict, without rowid;

      -- A change of wording that a person declared to leave the meaning alone.
      create table editorial_change (
        from_digest text not null references criterion_text (digest),
        to_digest text not null references criterion_text (digest),
        reason text not null check (reason <> ''),
        declared_by text not null,
        declared_at text not null,
        primary key (from_digest, to_digest)
      ) strict, without rowid;

      create table run_action_wider (
        id integer primary key,
        verification_id text not null references verification (id),
        at text not null,
        kind text not null check (kind in ('verdict', 'check verdict', 'outcome', 'release type', 'rows')),
        target text not null,
        before_value text,
        after_value text,
        undone integer not null default 0 check (undone in (0, 1))
      ) strict;
      insert into run_action_wider select * from run_action;
      drop table run_action;
      alter table run_action_wider rename to run_action;
      create index run_action_by_verification on run_action (verification_id, undone, id);
    `)
  },
}
