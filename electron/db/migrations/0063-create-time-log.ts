import type { WriteDb } from '../handles.ts'

/** The time log: moments at which somebody worked, and what a person said instead. */
export const createTimeLog = {
  version: 63,
  name: 'create time log',
  up: (tx: WriteDb): void => {
    tx.exec(`
      create table work_moment (
        id integer primary key,
        verification_id text not null references verification (id),
        at text not null,
        -- A criterion id, 'installation', 'upgrade' or 'summary'.
        place text not null
      ) strict;
      create index work_moment_by_verification on work_moment (verification_id, id);

      create table time_correction (
        verification_id text not null references verification (id),
        place text not null,
        seconds integer not null check (seconds >= 0),
        corrected_at text not null,
        primary key (verification_id, place)
      ) strict, without rowid;
    `)
  },
}
