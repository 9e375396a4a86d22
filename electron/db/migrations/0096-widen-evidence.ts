import type { WriteDb } from '../handles.ts'

/**
 * Evidence belongs to a verification or to a report of an Early Adopter. SQLite cannot take a `not null` away, so the
 * table is built anew; what points at it is laid aside meanwhile, because a dropped row must leave no pointer.
 */
export const widenEvidence = {
  version: 96,
  name: 'widen evidence to reports of Early Adopters',
  up: (tx: WriteDb): void => {
    tx.exec(`
      create temp table command_aside as select * from evidence_command;
      create temp table state_aside as select id, evidence_id from machine_state where evidence_id is not null;
      delete from evidence_command;
      update machine_state set evidence_id = null;

      create table evidence_wider (
        id text primary key,
        verification_id text references verification (id),
        report_id text references ea_reports (id),
        -- The one of the two it belongs to.
        work_id text not null generated always as (coalesce(verification_id, report_id)) stored,
        -- A criterion id, 'installation', 'upgrade' or 'summary'; 'report' in a report.
        place text not null,
        digest text not null references evidence_file (digest),
        kind text not null check (kind in ('file', 'picture', 'command')),
        name text not null check (name <> ''),
        caption text not null default '',
        caption_revision integer not null default 0,
        -- How many secrets were masked before a byte was kept.
        masked integer not null default 0,
        -- 1 when a person wanted the bytes as they are: never shown, printed or exported unasked.
        as_is integer not null default 0 check (as_is in (0, 1)),
        captured_at text not null,
        captured_by text not null,
        removed_at text,
        removed_by text not null default '',
        removed_reason text not null default '',
        check ((verification_id is null) <> (report_id is null))
      ) strict;
      insert into evidence_wider (id, verification_id, place, digest, kind, name, caption, caption_revision, masked,
        as_is, captured_at, captured_by, removed_at, removed_by, removed_reason)
      select id, verification_id, place, digest, kind, name, caption, caption_revision, masked,
        as_is, captured_at, captured_by, removed_at, removed_by, removed_reason from evidence;
      drop table evidence;
      alter table evidence_wider rename to evidence;
      create index evidence_by_work on evidence (work_id, captured_at);
      create index evidence_by_digest on evidence (digest);

      insert into evidence_command select * from command_aside;
      update machine_state set evidence_id = state_aside.evidence_id
        from state_aside where state_aside.id = machine_state.id;
      drop table command_aside;
      drop table state_aside;
    `)
  },
}
