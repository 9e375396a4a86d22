import type { ReadDb, WriteDb } from '../handles.ts'

/** Every setting that was ever chosen, by name. */
export function listSettings(db: ReadDb): ReadonlyMap<string, string> {
  const rows = db.prepare<[], { name: string; value: string }>('select name, value from setting').all()
  return new Map(rows.map((row) => [row.name, row.value]))
}

export function upsertSetting(tx: WriteDb, name: string, value: string): void {
  tx.prepare(
    'insert into setting (name, value) values (?, ?) on conflict (name) do update set value = excluded.value',
  ).run(name, value)
}

/** A fact the program keeps about its own data, such as which built-in catalogue was loaded. */
export function getMeta(db: ReadDb, name: string): string | undefined {
  return db.prepare<[string], { value: string }>('select value from meta where name = ?').get(name)?.value
}

export function upsertMeta(tx: WriteDb, name: string, value: string): void {
  tx.prepare(
    'insert into meta (name, value) values (?, ?) on conflict (name) do update set value = excluded.value',
  ).run(name, value)
}
