import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { EaGap } from '../../../shared/domain/ea-gap.ts'
import { inTransaction } from '../../db/handles.ts'
import { upsertGap } from '../../db/tables/ea-gaps.ts'
import { getMeta, upsertMeta } from '../../db/tables/settings.ts'
import type { Deps } from '../deps.ts'

const metaName = 'built-in gaps'

/** Puts the gaps that ship with the program into the database; those a person entered are left alone. */
export function loadBuiltInGaps(deps: Deps, templatesFolder: string): void {
  const text = readFileSync(join(templatesFolder, 'rollout', 'gaps.json'), 'utf8')
  const digest = createHash('sha256').update(text).digest('hex')
  if (getMeta(deps.db, metaName) === digest) return
  const gaps = z.array(EaGap).parse(JSON.parse(text))
  inTransaction(deps.db, (tx) => {
    for (const gap of gaps) upsertGap(tx, gap, true)
    upsertMeta(tx, metaName, digest)
  })
}
