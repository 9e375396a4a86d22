import type { WriteDb } from '../handles.ts'

/**
 * Criteria, QC releases, capabilities, products and the mapping.
 * A criterion's text is kept once, under the digest of its words, and never changes: releases and verifications
 * point at it, so a verification stays pinned to what it was checked against.
 */
export const createCatalogue = {
  version: 10,
  name: 'create catalogue',
  up: (tx: WriteDb): void => {
    tx.exec(`
      create table meta (
        name text primary key,
        value text not null
      ) strict;

      create table setting (
        name text primary key,
        value text not null
      ) strict;

      create table capability (
        id text primary key,
        position integer not null,
        name text not null,
        document text not null,
        reference_implementation text,
        in_roadmap integer not null check (in_roadmap in (0, 1)),
        purpose text not null,
        source text not null
      ) strict;

      create table product (
        key text primary key,
        name text not null,
        provider text not null,
        family text,
        note text not null,
        platforms_basis text not null check (platforms_basis in ('record', 'notes', 'record and notes', 'none'))
      ) strict;

      create table product_capability (
        product_key text not null references product (key) on delete cascade,
        capability_id text not null references capability (id),
        position integer not null,
        basis text not null check (basis in ('given', 'inferred')),
        evidence text not null,
        primary key (product_key, capability_id)
      ) strict, without rowid;

      create table product_platform (
        product_key text not null references product (key) on delete cascade,
        umd_major integer not null,
        platform text not null,
        arch text not null,
        primary key (product_key, umd_major, platform, arch)
      ) strict, without rowid;

      create table qc_release (
        id text primary key,
        version text not null,
        title text not null,
        state text not null check (state in ('DRAFT', 'FINAL', 'DEPRECATED')),
        date text,
        published_count integer not null,
        note text not null
      ) strict;

      create table qc_release_major (
        qc_release_id text not null references qc_release (id) on delete cascade,
        umd_major integer not null,
        primary key (qc_release_id, umd_major)
      ) strict, without rowid;

      create table criterion_text (
        digest text primary key check (length(digest) = 64),
        criterion_id text not null,
        title text,
        document text not null,
        capability text,
        critical_kind text not null check (critical_kind in ('yes', 'no', 'unknown', 'conditional')),
        critical_condition text check ((critical_kind = 'conditional') = (critical_condition is not null)),
        description text not null,
        check_text text not null,
        report_text text not null,
        provenance text not null check (provenance in ('published', 'reconstructed')),
        provenance_note text not null
      ) strict;

      create table criterion_link (
        text_digest text not null references criterion_text (digest) on delete cascade,
        position integer not null,
        label text not null,
        url text,
        primary key (text_digest, position)
      ) strict, without rowid;

      create table criterion_succession (
        text_digest text not null references criterion_text (digest) on delete cascade,
        direction text not null check (direction in ('replaces', 'replaced by')),
        position integer not null,
        other_id text not null,
        primary key (text_digest, direction, position)
      ) strict, without rowid;

      create table qc_release_criterion (
        qc_release_id text not null references qc_release (id) on delete cascade,
        criterion_id text not null,
        position integer not null,
        text_digest text not null references criterion_text (digest),
        primary key (qc_release_id, criterion_id)
      ) strict, without rowid;

      create table mapping_change (
        qc_release_id text not null references qc_release (id) on delete cascade,
        product_key text not null references product (key) on delete cascade,
        criterion_id text not null,
        change text not null check (change in ('add', 'remove')),
        reason text not null,
        primary key (qc_release_id, product_key, criterion_id)
      ) strict, without rowid;
    `)
  },
}
