import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
  const dataFolder = makeTempFolder()
  writeFileSync(databaseFile(dataFolder), builtInStore())
  const { db } = openTestStore(dataFolder)
  return { dataFolder, ...countingDeps(db) }
}

function countingDeps(db: ReadDb): Deps {
  let ticks = 0
  let ids = 0
  return {
    db,
    now: () => new Date(testDay.getTime() + (ticks += 1) * 1000),
    newId: () => `run-${String((ids += 1))}`,
  }
}

let prepared: Buffer | undefined

/** A store with the built-in catalogue, made once for all tests of a file: each gets a copy. */
function builtInStore(): Buffer {
  if (prepared) return prepared
  const folder = mkdtempSync(join(tmpdir(), 'proviso-test-'))
  const opening = openStore(folder, testDay)
  if (opening.kind !== 'open') throw new Error(opening.message)
  loadBuiltIn(countingDeps(opening.db), templatesFolder)
  opening.db.close()
  prepared = readFileSync(databaseFile(folder))
  rmSync(folder, { recursive: true })
  return prepared
}
