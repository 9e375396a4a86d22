import type { WriteDb } from '../handles.ts'

/** What two people wrote differently in the single parts of a run, machines that are read by themselves, and a revision. */
export const extendWork = {
  version: 110,
  name: 'extend work',
  up: (tx: WriteDb): void => {
    tx.exec(`
      -- Rises by one with each change of the reason; the caller hands back the one it saw.
      alter table run_exception add column revision integer not null default 0;

      -- What stood outside the rows at a hand-over: JSON of the same parts as rival_part; null for older ones.
      alter table handover_base add column parts text check (parts is null or json_valid(parts));

      -- Another person's answer that differs from the one that stands: a summary field, 'outcome', 'installation' or
      -- 'upgrade'. Kept until somebody decides.
      create table rival_part (
        verification_id text not null references verification (id),
        part text not null,
        given_by text not null,
        text text not null,
        merged_at text not null,
        primary key (verification_id, part, given_by)
      ) strict, without rowid;

      -- Machines that the verifier named to be read at the start of each session.
      create table run_machine (
        verification_id text not null references verification (id),
        machine text not null check (machine <> ''),
        image text not null,
        -- Its name for ssh; null for the machine that Proviso runs on.
        host text,
        primary key (verification_id, machine)
      ) strict, without rowid;
    `)
  },
}
