import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { acquireInstanceLock } from '../../electron/db/instance-lock.ts'
import { killHard } from '../support/kill-hard.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

test('one holder at a time', () => {
  const folder = join(makeTempFolder(), 'made', 'on', 'the', 'way')
  const first = acquireInstanceLock(folder)
  expect(first).not.toBeNull()
  expect(acquireInstanceLock(folder)).toBeNull()
  first!.release()
  const second = acquireInstanceLock(folder)
  expect(second).not.toBeNull()
  second!.release()
})

test('the lock of a killed process is free', async () => {
  const folder = makeTempFolder()
  const module = join(import.meta.dirname, '../../electron/db/instance-lock.ts')
  const script = `import { acquireInstanceLock } from ${JSON.stringify(module)}
    console.log(acquireInstanceLock(${JSON.stringify(folder)}) === null ? 'refused' : 'held')
    setInterval(() => undefined, 1000)`
  const holder = spawn(process.execPath, ['--input-type=module-typescript', '-e', script])
  onTestFinished(() => killHard(holder))
  const said = await new Promise((resolve) =>
    holder.stdout.once('data', (part) => resolve(String(part).trim())),
  )
  expect(said).toBe('held')
  expect(acquireInstanceLock(folder)).toBeNull()
  await killHard(holder)
  const lock = acquireInstanceLock(folder)
  expect(lock).not.toBeNull()
  lock!.release()
})

test('a folder that cannot be made needs no lock', () => {
  const file = join(makeTempFolder(), 'file')
  writeFileSync(file, '')
  expect(acquireInstanceLock(join(file, 'below'))).not.toBeNull()
  expect(acquireInstanceLock(join(file, 'below'))).not.toBeNull()
})
