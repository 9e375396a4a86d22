import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../electron/db/store.ts'
import { dumpSchema } from '../test/support/schema.ts'

const folder = mkdtempSync(join(tmpdir(), 'proviso-schema-'))
const opening = openStore(folder, new Date(0))
if (opening.kind !== 'open') throw new Error(opening.message)
writeFileSync(join(import.meta.dirname, '../electron/db/schema.sql'), dumpSchema(opening.db))
opening.db.close()
rmSync(folder, { recursive: true })
