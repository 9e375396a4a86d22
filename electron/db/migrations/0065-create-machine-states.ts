import type { WriteDb } from '../handles.ts'

/** The testbed: what was installed on a machine at a moment of a run. */
export const createMachineStates = {
  version: 65,
  name: 'create machine states',
  up: (tx: WriteDb): void => {
    tx.exec(`
      create table machine_state (
        id text primary key,
        verification_id text not null references verification (id),
        machine text not null check (machine <> ''),
        image text not null default '',
        operating_system text not null,
        taken_at text not null,
        evidence_id text references evidence (id)
      ) strict;
      create index machine_state_by_verification on machine_state (verification_id, machine, taken_at);

      create table machine_package (
        state_id text not null references machine_state (id) on delete cascade,
        name text not null,
        version text not null,
        primary key (state_id, name, version)
      ) strict, without rowid;

      create table machine_repository (
        state_id text not null references machine_state (id) on delete cascade,
        address text not null,
        primary key (state_id, address)
      ) strict, without rowid;
    `)
  },
}
