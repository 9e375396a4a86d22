import type { WriteDb } from '../handles.ts'

/** Whether a person said that the products of a family are one: before, a family was what looked like one. */
export const confirmFamilies = {
  version: 130,
  name: 'confirm families',
  up: (tx: WriteDb): void => {
    tx.exec(`
      alter table product add column family_confirmed integer not null default 0
        check (family_confirmed = 0 or (family_confirmed = 1 and family is not null));
    `)
  },
}
