import { success, type Result } from '../../../../shared/errors.ts'
import { allOrNothing } from '../../all-or-nothing.ts'
import type { Deps } from '../../deps.ts'
import { changeMapping, changeProductCapabilities, type MappingOutcome } from '../mapping.ts'
import type { MappingFile } from './mapping-csv.ts'

/** Takes a mapping in, all or nothing: what products provide first, for the exceptions lean on it. */
export function importMapping(deps: Deps, qcReleaseId: string, file: MappingFile): Result<MappingOutcome> {
  return allOrNothing(deps.db, (tx) => {
    const inside = { ...deps, db: tx }
    const capabilities = changeProductCapabilities(inside, file.capabilities)
    if (!capabilities.ok) return capabilities
    const exceptions = changeMapping(inside, qcReleaseId, file.exceptions)
    if (!exceptions.ok) return exceptions
    return success({
      changed: capabilities.value.changed + exceptions.value.changed,
      skipped: [...capabilities.value.skipped, ...exceptions.value.skipped],
    })
  })
}
