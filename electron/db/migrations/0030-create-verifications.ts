import type { WriteDb } from '../handles.ts'

/** Verifications: rows pinned to their texts, checks, summary fields, and the actions that can be undone. */
export const createVerifications = {
  version: 30,
  name: 'create verifications',
  up: (tx: WriteDb): void => {
    const verdicts = `('OK', 'WARNING', 'FAIL', 'NA', 'NOT TESTED')`
    tx.exec(`
      create table verification (
        id text primary key,
        ppa_id text not null references ppa (id),
        qc_release_id text not null references qc_release (id),
        release_type text not null check (release_type in ('major', 'minor', 'revision')),
        state text not null check (state in ('open', 'finished')),
        started_at text not null,
        updated_at text not null,
        finished_at text check ((state = 'finished') = (finished_at is not null)),
        outcome text check (outcome in ('accepted', 'accepted with issues', 'rejected')),
        position_at text,
        position_field text,
        position_caret integer not null default 0,
        position_scroll real not null default 0
      ) strict;
      create index verification_by_ppa on verification (ppa_id, started_at);
      create index verification_by_update on verification (updated_at);

      create table verification_row (
        verification_id text not null references verification (id),
        criterion_id text not null,
        position integer not null,
        text_digest text not null references criterion_text (digest),
        reason_kind text not null check (reason_kind in ('generic', 'capability', 'added')),
        reason_sentence text not null check (reason_sentence <> ''),
        reason_would_remove text not null check (reason_would_remove <> ''),
        verdict text check (verdict in ${verdicts}),
        comment text not null default '',
        comment_revision integer not null default 0,
        tickets text not null default '',
        tickets_revision integer not null default 0,
        primary key (verification_id, criterion_id)
      ) strict, without rowid;

      create table verification_check (
        verification_id text not null references verification (id),
        kind text not null check (kind in ('installation', 'upgrade')),
        verdict text check (verdict in ${verdicts}),
        comment text not null default '',
        revision integer not null default 0,
        primary key (verification_id, kind)
      ) strict, without rowid;

      create table verification_field (
        verification_id text not null references verification (id),
        name text not null,
        text text not null,
        revision integer not null default 0,
        primary key (verification_id, name)
      ) strict, without rowid;

      create table run_action (
        id integer primary key,
        verification_id text not null references verification (id),
        at text not null,
        kind text not null check (kind in ('verdict', 'check verdict', 'outcome', 'release type')),
        target text not null,
        before_value text,
        after_value text,
        undone integer not null default 0 check (undone in (0, 1))
      ) strict;
      create index run_action_by_verification on run_action (verification_id, undone, id);
    `)
  },
}
