import type { WriteDb } from '../handles.ts'

/**
 * Staged rollout as its manager sees it. Where a ticket is linked and its fields are known, RolloutProgress and EATeams
 * of the ticket count; what stands here serves those who have no tracker, and says since when a team was asked.
 */
export const createRollout = {
  version: 90,
  name: 'create rollout',
  up: (tx: WriteDb): void => {
    tx.exec(`
      create table ea_team (
        -- Lower case, single blanks: two spellings are one team.
        folded text primary key,
        name text not null,
        site text not null,
        contact text not null,
        active integer not null check (active in (0, 1)),
        since text not null
      ) strict, without rowid;

      -- Products by their published key; some are known only from a recorded gap, so nothing is referenced.
      create table ea_commitment (
        team text not null references ea_team (folded) on delete cascade,
        product text not null,
        since text not null,
        until text,
        primary key (team, product, since)
      ) strict, without rowid;
      create index ea_commitment_by_product on ea_commitment (product);

      -- Products that had no team for a time, from reports of the process or entered here.
      create table ea_gap (
        id text primary key,
        name text not null,
        -- JSON list of product keys.
        products text not null check (json_valid(products)),
        stack text not null,
        since text not null,
        until text,
        source text not null,
        note text not null,
        built_in integer not null check (built_in in (0, 1))
      ) strict, without rowid;

      create table rollout (
        ppa_id text primary key references ppa (id),
        account_id text references tracker_account (id),
        ticket integer,
        -- Read only while no ticket says it.
        progress text not null,
        since text not null,
        check ((account_id is null) = (ticket is null))
      ) strict, without rowid;
      create unique index rollout_by_ticket on rollout (account_id, ticket) where ticket is not null;

      create table rollout_team (
        ppa_id text not null references rollout (ppa_id),
        team text not null,
        position integer not null,
        asked_at text not null,
        reminded_at text,
        primary key (ppa_id, team)
      ) strict, without rowid;

      -- Every move with what the rule said at that moment; never deleted.
      create table rollout_decision (
        id text primary key,
        ppa_id text not null references rollout (ppa_id),
        at text not null,
        by text not null,
        from_progress text not null,
        to_progress text not null,
        by_rule integer not null check (by_rule in (0, 1)),
        rule_said text not null,
        reason text not null check (by_rule = 1 or trim(reason) <> ''),
        -- The packages wait in testing because candidate was frozen; null when they did not.
        waits_since text,
        moved_at text,
        undone_at text
      ) strict, without rowid;
      create index rollout_decision_by_ppa on rollout_decision (ppa_id, at);

      -- While a row stands, nothing enters candidate of that UMD major.
      create table candidate_freeze (
        umd_major integer primary key,
        since text not null,
        by text not null,
        note text not null
      ) strict;

      -- Steps that undo takes back, newest first.
      create table rollout_action (
        id integer primary key,
        at text not null,
        actor text not null,
        label text not null,
        steps text not null check (json_valid(steps)),
        undone integer not null default 0 check (undone in (0, 1))
      ) strict;
    `)
  },
}
