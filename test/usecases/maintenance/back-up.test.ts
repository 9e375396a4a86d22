import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { evidencePath } from '../../../electron/db/evidence-folder.ts'
import { databaseFile } from '../../../electron/db/store.ts'
import { listEvidence } from '../../../electron/db/tables/evidence.ts'
import { removeEvidence } from '../../../electron/usecases/evidence/evidence.ts'
import { backUpTo } from '../../../electron/usecases/maintenance/back-up.ts'
import { openTestStore } from '../../support/database.ts'
import { filesIn, startEvidenceRun } from '../../support/evidence.ts'
import { valueOf } from '../../support/run.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

async function startWithEvidence() {
  const run = startEvidenceRun()
  const first = valueOf(await run.upload('the first log'))
  const second = valueOf(await run.upload('the second log'))
  const folder = join(makeTempFolder(), 'other', 'disk')
  const backUp = async () => valueOf(await backUpTo(run.deps, run.deps.dataFolder, folder))
  return { ...run, first, second, folder, backUp }
}

test('a whole backup holds the database and every piece of evidence, and a data folder can be made of it', async () => {
  const { id, first, second, folder, backUp } = await startWithEvidence()
  const { path, copied, kept, problems } = await backUp()
  expect([copied, kept, problems]).toEqual([2, 0, []])
  const restored = makeTempFolder()
  copyFileSync(path, databaseFile(restored))
  const { db } = openTestStore(restored)
  expect(listEvidence(db, id).map(({ digest }) => digest)).toEqual([first.digest, second.digest])
  expect(readFileSync(evidencePath(folder, second.digest), 'utf8')).toBe('the second log')
})

test('evidence is copied once, and what was taken away for good goes from the copy too', async () => {
  const { deps, first, second, folder, backUp } = await startWithEvidence()
  await backUp()
  expect(await backUp()).toMatchObject({ copied: 0, kept: 2 })
  valueOf(removeEvidence(deps, first.id, 'It showed a name.'))
  expect(await backUp()).toMatchObject({ copied: 0, kept: 1 })
  expect([first, second].map(({ digest }) => existsSync(evidencePath(folder, digest)))).toEqual([false, true])
})

test('evidence that is changed or missing is named and not copied', async () => {
  const { deps, first, second, folder, backUp } = await startWithEvidence()
  writeFileSync(evidencePath(deps.dataFolder, first.digest), 'other words')
  writeFileSync(evidencePath(deps.dataFolder, second.digest), '')
  const { copied, problems } = await backUp()
  expect([copied, problems]).toEqual([
    0,
    [first, second]
      .map(({ digest }) => digest)
      .sort()
      .map(
        (digest) =>
          `The evidence ${digest.slice(0, 12)}… was changed in the evidence folder and was not copied.`,
      ),
  ])
  expect(filesIn(folder)).toEqual({ kept: [], incoming: [] })
})

test('a folder inside the data folder, and one that cannot be written, are refused', async () => {
  const { deps } = await startWithEvidence()
  const inside = join(deps.dataFolder, 'backups', 'all')
  mkdirSync(inside, { recursive: true })
  expect(await backUpTo(deps, deps.dataFolder, inside)).toMatchObject({ failure: { kind: 'refused' } })
  const file = join(makeTempFolder(), 'a-file')
  writeFileSync(file, '')
  expect(await backUpTo(deps, deps.dataFolder, join(file, 'x'))).toMatchObject({
    failure: { kind: 'refused' },
  })
  expect(await backUpTo(deps, deps.dataFolder, 'relative')).toMatchObject({ failure: { kind: 'invalid' } })
})
