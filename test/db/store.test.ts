import { chmodSync, copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listBackups, makeBackup } from '../../electron/db/backup.ts'
import { inTransaction } from '../../electron/db/handles.ts'
import { migrate, newestVersion, schemaVersion } from '../../electron/db/migrate.ts'
import { openForReading, openForWriting } from '../../electron/db/open.ts'
import { databaseFile, makeDailyBackup, openStore, restoreBackup } from '../../electron/db/store.ts'
import { getMeta, upsertMeta } from '../../electron/db/tables/settings.ts'
import { openTestStore, testDay } from '../support/database.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

function keep(db: ReturnType<typeof openTestStore>['db'], value: string): void {
  inTransaction(db, (tx) => upsertMeta(tx, 'note', value))
}

test('a new store has the newest tables and survives a second opening', () => {
  const { db, dataFolder } = openTestStore()
  expect(schemaVersion(db)).toBe(newestVersion)
  keep(db, 'kept')
  expect(getMeta(openTestStore(dataFolder).db, 'note')).toBe('kept')
})

test('a database of an older version is backed up before it is migrated', () => {
  const dataFolder = makeTempFolder()
  const old = openForWriting(databaseFile(dataFolder))
  migrate(old, 20)
  inTransaction(old, (tx) => upsertMeta(tx, 'note', 'from the old version'))
  old.close()
  const { db } = openTestStore(dataFolder)
  expect(schemaVersion(db)).toBe(newestVersion)
  expect(getMeta(db, 'note')).toBe('from the old version')
  const backup = openForReading(listBackups(dataFolder)[0]!.path)
  expect(schemaVersion(backup)).toBe(20)
  backup.close()
})

test('a newer database is refused and stays untouched', () => {
  const { db, dataFolder, file } = openTestStore()
  db.pragma(`user_version = ${String(newestVersion + 10)}`)
  db.close()
  const before = readFileSync(file)
  expect(openStore(dataFolder, testDay)).toMatchObject({ kind: 'newer' })
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('a damaged database is recognised, and its last good backup put back beside the kept original', () => {
  const { db, dataFolder, file } = openTestStore()
  keep(db, 'before the damage')
  const backup = makeBackup(db, dataFolder, testDay, 'daily')
  db.close()
  const damagedBytes = readFileSync(file)
  damagedBytes.fill(0x5a, 4096, 4096 * 6)
  writeFileSync(file, damagedBytes)
  const opening = openStore(dataFolder, testDay)
  if (opening.kind !== 'damaged') throw new Error(`It opened as ${opening.kind}.`)
  expect(opening.lastGoodBackup?.path).toBe(backup.path)
  const restored = restoreBackup(dataFolder, backup.path, testDay)
  if (!restored.ok) throw new Error(restored.failure.message)
  expect(readFileSync(join(dataFolder, restored.value.keptAs)).equals(damagedBytes)).toBe(true)
  expect(getMeta(openTestStore(dataFolder).db, 'note')).toBe('before the damage')
})

test('a file that is no database at all is called damaged, not overwritten', () => {
  const dataFolder = makeTempFolder()
  writeFileSync(databaseFile(dataFolder), 'a shopping list, quite long '.repeat(200))
  expect(openStore(dataFolder, testDay)).toMatchObject({ kind: 'damaged', lastGoodBackup: null })
  expect(readFileSync(databaseFile(dataFolder), 'utf8')).toContain('shopping list')
})

test('a damaged backup is never offered', () => {
  const { db, dataFolder } = openTestStore()
  const good = makeBackup(db, dataFolder, testDay, 'daily')
  const newer = makeBackup(db, dataFolder, new Date(testDay.getTime() + 1000), 'daily')
  db.close()
  writeFileSync(newer.path, 'cut')
  writeFileSync(databaseFile(dataFolder), 'no database')
  expect(openStore(dataFolder, testDay)).toMatchObject({ lastGoodBackup: { path: good.path } })
})

test('one daily backup a day, and only the last fourteen stay', () => {
  const { db, dataFolder } = openTestStore()
  const day = (n: number) => new Date(testDay.getTime() + n * 86_400_000)
  for (let n = 0; n < 20; n += 1) {
    expect(makeDailyBackup(db, dataFolder, day(n))).not.toBeNull()
    expect(makeDailyBackup(db, dataFolder, day(n))).toBeNull()
  }
  const kept = listBackups(dataFolder)
  expect(kept.map((backup) => backup.madeAt.slice(0, 10))).toHaveLength(14)
  expect(kept[0]?.madeAt).toBe(day(19).toISOString())
  expect(readdirSync(join(dataFolder, 'backups')).filter((name) => name.endsWith('.new'))).toEqual([])
})

test('what cannot be written can still be read, with the reason', () => {
  const { db, dataFolder, file } = openTestStore()
  keep(db, 'readable')
  db.close()
  const folder = makeTempFolder()
  copyFileSync(file, databaseFile(folder))
  chmodSync(databaseFile(folder), 0o400)
  const copy = openForReading(databaseFile(folder))
  expect(getMeta(copy, 'note')).toBe('readable')
  expect(() => copy.exec('delete from meta')).toThrow(/readonly/)
  copy.close()
  expect(dataFolder).not.toBe(folder)
})

test('a data folder that is a file is unusable, in plain words', () => {
  const path = join(makeTempFolder(), 'file')
  writeFileSync(path, '')
  expect(openStore(path, testDay)).toMatchObject({ kind: 'unusable', message: expect.stringContaining(path) })
})
