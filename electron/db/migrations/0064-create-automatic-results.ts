import type { WriteDb } from '../handles.ts'

/** What tools said about criteria; it stands beside a person's verdict until a person takes it over. */
export const createAutomaticResults = {
  version: 64,
  name: 'create automatic results',
  up: (tx: WriteDb): void => {
    tx.exec(`
      create table automatic_import (
        verification_id text not null references verification (id),
        -- SHA-256 of what was read: the same file again changes nothing.
        digest text not null,
        name text not null,
        format text not null,
        imported_at text not null,
        imported_by text not null,
        primary key (verification_id, digest)
      ) strict, without rowid;

      create table automatic_result (
        verification_id text not null,
        import_digest text not null,
        criterion_id text not null,
        verdict text not null check (verdict in ('OK', 'WARNING', 'FAIL', 'NA', 'NOT TESTED')),
        detail text not null,
        primary key (verification_id, criterion_id, import_digest),
        foreign key (verification_id, import_digest) references automatic_import (verification_id, digest),
        foreign key (verification_id, criterion_id) references verification_row (verification_id, criterion_id)
      ) strict, without rowid;
    `)
  },
}
