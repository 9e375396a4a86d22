import type { WriteDb } from '../handles.ts'

/** Reports of Early Adopters. What the board asks for stands in columns; everything a team wrote is in `fields`. */
export const createEaReports = {
  version: 95,
  name: 'create reports of Early Adopters',
  up: (tx: WriteDb): void => {
    tx.exec(`
      create table ea_reports (
        id text primary key,
        -- No reference: a report may come in before its release is known here.
        ppa_id text not null,
        -- The PPA as it was when the report was begun, as JSON.
        ppa text not null check (json_valid(ppa)),
        team text not null,
        version text not null,
        platform text not null,
        arch text not null,
        state text not null check (state in ('draft', 'submitted', 'replaced')),
        -- What counts for the rule: null while it is a draft.
        recommendation text check (recommendation in ('accept', 'accept with known issues', 'reject')),
        started_at text not null,
        updated_at text not null,
        submitted_at text,
        "by" text not null,
        fields text not null check (json_valid(fields)),
        -- Revision of each text by its place, as JSON.
        revisions text not null default '{}' check (json_valid(revisions)),
        copied_from text check (copied_from is null or json_valid(copied_from)),
        -- The report whose place it takes; no reference, for that one may never have come here.
        replaces text,
        -- SHA-256 of the file it came in with; null for one written here.
        taken_in_from text,
        check ((state = 'draft') = (submitted_at is null)),
        check ((state = 'draft') = (recommendation is null))
      ) strict;
      create index ea_reports_by_ppa on ea_reports (ppa_id, state);
    `)
  },
}
