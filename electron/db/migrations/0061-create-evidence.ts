import type { WriteDb } from '../handles.ts'

/** What a verifier captured: files, pictures, recorded commands. The bytes lie beside the database, named by digest. */
export const createEvidence = {
  version: 61,
  name: 'create evidence',
  up: (tx: WriteDb): void => {
    tx.exec(`
      create table evidence_file (
        digest text primary key check (length(digest) = 64),
        bytes integer not null check (bytes >= 0),
        media_type text not null,
        kept_at text not null
      ) strict, without rowid;

      create table evidence (
        id text primary key,
        verification_id text not null references verification (id),
        -- A criterion id, 'installation', 'upgrade' or 'summary'.
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
        removed_reason text not null default ''
      ) strict;
      create index evidence_by_verification on evidence (verification_id, captured_at);
      create index evidence_by_digest on evidence (digest);

      create table evidence_command (
        evidence_id text primary key references evidence (id),
        command_line text not null,
        -- The machine it ran on; null for this one.
        host text,
        started_at text not null,
        ended_at text not null,
        ending text not null check (ending in ('ended', 'stopped', 'too long', 'not started')),
        exit_code integer,
        signal text
      ) strict;
    `)
  },
}
