import type { WriteDb } from '../handles.ts'

/** Reports of others that were taken in: their data as it was, and what lists show of it. Nothing here is ever edited. */
export const createImportedReports = {
  version: 80,
  name: 'create imported reports',
  up: (tx: WriteDb): void => {
    tx.exec(`
      create table imported_report (
        digest text primary key check (length(digest) = 64),
        file_name text not null,
        imported_at text not null,
        ppa_id text not null,
        product_key text not null,
        verification_id text not null,
        stamped_at text not null,
        notes text not null check (json_valid(notes)),
        data text not null check (json_valid(data))
      ) strict;
      create index imported_report_by_product on imported_report (product_key, stamped_at);
    `)
  },
}
