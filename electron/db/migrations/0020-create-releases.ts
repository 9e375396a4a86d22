import type { WriteDb } from '../handles.ts'

/** UMD releases with their entries, what is odd about their data, and the PPAs that come out of them. */
export const createReleases = {
  version: 20,
  name: 'create releases',
  up: (tx: WriteDb): void => {
    tx.exec(`
      create table umd_release (
        version text primary key,
        umd_major integer not null,
        date text not null,
        source text not null,
        record_digest text,
        description text not null default '',
        release_notes text not null default '',
        installation_notes text not null default '',
        known_issues text not null default '',
        change_log text not null default '',
        additional_details text not null default ''
      ) strict;

      create table release_entry (
        id integer primary key,
        release_version text not null references umd_release (version),
        position integer not null,
        product_key text not null references product (key),
        product_name text not null,
        version text not null,
        provider text not null,
        description text not null default '',
        release_notes text not null default '',
        installation_notes text not null default '',
        known_issues text not null default '',
        change_log text not null default '',
        additional_details text not null default '',
        unique (release_version, product_key, version)
      ) strict;
      create index release_entry_by_product on release_entry (product_key);

      create table release_entry_tag (
        entry_id integer not null references release_entry (id) on delete cascade,
        position integer not null,
        name text not null,
        primary key (entry_id, position)
      ) strict, without rowid;

      create table release_finding (
        release_version text not null references umd_release (version) on delete cascade,
        position integer not null,
        product text,
        kind text not null,
        message text not null,
        primary key (release_version, position)
      ) strict, without rowid;

      create table ppa (
        id text primary key,
        entry_id integer not null references release_entry (id),
        platform text not null,
        arch text not null,
        platform_basis text not null check (platform_basis in ('record', 'inferred', 'entered')),
        release_type text check (release_type in ('major', 'minor', 'revision')),
        record_ticket integer,
        unique (entry_id, platform, arch)
      ) strict;
    `)
  },
}
