import type { ChangeReason } from '../../../../shared/domain/criterion-change.ts'
import type { CriterionDifference } from '../../../../shared/domain/differences.ts'
import { invalid, success, type Result } from '../../../../shared/errors.ts'
import {
  readCriteriaWorkbook,
  type ReadCriteriaWorkbook,
} from '../../../documents/catalogue/read-criteria-workbook.ts'
import type { ReadWorkbook } from '../../../documents/catalogue/read-workbook.ts'
import type { ReadDb } from '../../../db/handles.ts'
import { listCriteria } from '../../../db/tables/criteria.ts'
import { allOrNothing } from '../../all-or-nothing.ts'
import type { Deps } from '../../deps.ts'
import type { MappingOutcome } from '../mapping.ts'
import { previewTakeIn, takeInCriteria } from '../take-in-criteria.ts'
import { importMapping } from './import-mapping.ts'
import { wishesOf } from './mapping-csv.ts'

/** What an edited workbook would change in a draft; criteria without a row stay. */
export function previewWorkbook(
  db: ReadDb,
  qcReleaseId: string,
  fileName: string,
  book: ReadWorkbook,
): Result<{ readonly differences: readonly CriterionDifference[]; readonly notes: readonly string[] }> {
  const read = readFor(db, qcReleaseId, fileName, book)
  if (!read.ok) return read
  const differences = previewTakeIn(db, qcReleaseId, read.value.criteria)
  return differences.ok ? success({ differences: differences.value, notes: read.value.notes }) : differences
}

/** Takes over the criteria that were accepted, and the mapping if that was, as one transaction. */
export function importWorkbook(
  deps: Deps,
  input: {
    readonly qcReleaseId: string
    readonly accepted: readonly string[]
    readonly mapping: boolean
    readonly reason: ChangeReason
  },
  fileName: string,
  book: ReadWorkbook,
): Result<{ readonly criteria: number; readonly mapping: MappingOutcome }> {
  return allOrNothing(deps.db, (tx) => {
    const inside = { ...deps, db: tx }
    const { qcReleaseId, reason } = input
    const read = readFor(tx, qcReleaseId, fileName, book)
    if (!read.ok) return read
    const wanted = new Set(input.accepted)
    const criteria = read.value.criteria.filter(({ id }) => wanted.has(id))
    if (criteria.length > 0) {
      const taken = takeInCriteria(inside, { kind: 'draft', qcReleaseId, reason }, criteria, fileName)
      if (!taken.ok) return taken
    }
    if (!input.mapping) return success({ criteria: criteria.length, mapping: { changed: 0, skipped: [] } })
    const wishes = wishesOf(read.value.mapping)
    if (typeof wishes === 'number') {
      return invalid(`Row ${String(wishes)} of the sheet "Mapping" in ${fileName} cannot be read.`, fileName)
    }
    const mapping = importMapping(inside, qcReleaseId, wishes)
    return mapping.ok ? success({ criteria: criteria.length, mapping: mapping.value }) : mapping
  })
}

function readFor(
  db: ReadDb,
  qcReleaseId: string,
  fileName: string,
  book: ReadWorkbook,
): Result<ReadCriteriaWorkbook> {
  const standing = new Map(listCriteria(db, qcReleaseId).map(({ criterion }) => [criterion.id, criterion]))
  const read = readCriteriaWorkbook(fileName, book, standing)
  if (!read.ok || read.value.qcReleaseId === qcReleaseId) return read
  return invalid(`${fileName} is a workbook of ${read.value.qcReleaseId}, not of ${qcReleaseId}.`, fileName)
}
