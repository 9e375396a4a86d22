import { onTestFinished } from 'vitest'
import type { ReadDb } from '../../electron/db/handles.ts'
import { databaseFile, openStore } from '../../electron/db/store.ts'
import { loadBuiltIn } from '../../electron/usecases/catalogue/load-built-in.ts'
import type { Deps } from '../../electron/usecases/deps.ts'
import { templatesFolder } from './folders.ts'
import { makeTempFolder } from './temp-folder.ts'

export const testDay = new Date('2026-11-20T12:00:00Z')

/** A real store in a folder of its own, empty but for its tables. */
export function openTestStore(dataFolder = makeTempFolder()): {
  db: ReadDb
  dataFolder: string
  file: string
} {
  const opening = openStore(dataFolder, testDay)
  if (opening.kind !== 'open') throw new Error(`The test store did not open: ${opening.message}`)
  const { db } = opening
  onTestFinished(() => {
    db.close()
  })
  return { db, dataFolder, file: databaseFile(dataFolder) }
}

/** What use cases need, over a store with the built-in catalogue; ids count up and the clock ticks a second a call. */
export function testDeps(): Deps & { readonly dataFolder: string } {
  const { db, dataFolder } = openTestStore()
  let ticks = 0
  let ids = 0
  const deps = {
    db,
    dataFolder,
    now: () => new Date(testDay.getTime() + (ticks += 1) * 1000),
    newId: () => `run-${String((ids += 1))}`,
  }
  loadBuiltIn(deps, templatesFolder)
  return deps
}
