import type { WriteDb } from '../handles.ts'

/**
 * What a finished verification rests on outside itself, as it stood at its finish: its report must not change when a
 * ticket moves, a condition is answered anew or the catalogue is edited. An answer also gets the name of who gave it;
 * for those given before, the audit trail knows it.
 */
export const freezeFinishedRuns = {
  version: 120,
  name: 'freeze finished runs',
  up: (tx: WriteDb): void => {
    tx.exec(`
      create table frozen_run (
        verification_id text primary key references verification (id),
        frozen_at text not null,
        facts text not null check (json_valid(facts))
      ) strict, without rowid;
      create table frozen_ticket (
        verification_id text not null references frozen_run (verification_id) on delete cascade,
        position integer not null,
        listed text not null check (json_valid(listed)),
        copy text not null check (json_valid(copy)),
        primary key (verification_id, position)
      ) strict, without rowid;
      alter table condition_answer add column answered_by text not null default '';
      update condition_answer set answered_by = coalesce((
        select actor from audit
        where action = 'condition answered'
          and json_extract(data, '$.product') = condition_answer.product_key
          and json_extract(data, '$.condition') = condition_answer.condition
        order by seq desc limit 1
      ), '');
    `)
  },
}
