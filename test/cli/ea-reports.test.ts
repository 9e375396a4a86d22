import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { eaDeps, recommend, writeReport } from '../support/ea-reports.ts'
import { runCli } from '../support/run-cli.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

test('a report goes out as a file, and comes in elsewhere unless its bytes were changed', () => {
  const admin = eaDeps()
  const id = writeReport(admin)
  recommend(admin, id, 'accept with known issues')
  admin.db.close()
  const file = join(makeTempFolder(), 'cesga.pdf')
  expect(runCli('ea-reports', 'export', id, '--out', file, '--data', admin.dataFolder).code).toBe(0)

  const manager = join(makeTempFolder(), 'data')
  const changed = join(makeTempFolder(), 'changed.pdf')
  const bytes = readFileSync(file)
  bytes[5000]! ^= 1
  writeFileSync(changed, bytes)
  const refused = runCli('ea-reports', 'import', changed, '--data', manager)
  expect(refused.code).toBe(1)
  expect(refused.err).toContain('changed.pdf was not taken in')
  expect(runCli('ea-reports', 'import', file, '--data', manager).code).toBe(0)
  const listed = runCli('ea-reports', 'list', '--data', manager)
  expect(listed.out).toContain('CESGA: accept with known issues')
  expect(runCli('verify', file).code).toBe(0)
}, 120_000)
