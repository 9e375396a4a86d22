import { CsvError, parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import * as z from 'zod'
import type { MappingChange } from '../../../../shared/domain/mapping.ts'
import { CapabilityBasis, type Product } from '../../../../shared/domain/product.ts'
import { invalid, success, type Result } from '../../../../shared/errors.ts'
import { mappingColumns, mappingRows } from '../../../documents/catalogue/mapping-rows.ts'
import type { CapabilityWish, MappingWish } from '../mapping.ts'
import { protectCell, unprotectCell } from './csv-cell.ts'

const maxBytes = 4 * 1024 * 1024
const maxRows = 100_000

/** Line ends are made "\n", so that the same mapping gives the same bytes everywhere. */
export function writeMappingCsv(products: readonly Product[], changes: readonly MappingChange[]): string {
  const rows = mappingRows(products, changes).map((row) => row.map(protectCell))
  return stringify([[...mappingColumns], ...rows], { bom: true })
}

export interface MappingFile {
  readonly capabilities: readonly CapabilityWish[]
  readonly exceptions: readonly MappingWish[]
}

const Row = z.union([
  z.tuple([
    z.literal('capability'),
    z.string().min(1),
    z.string().min(1),
    z.union([CapabilityBasis, z.literal('none')]),
    z.string(),
  ]),
  z.tuple([
    z.literal('criterion'),
    z.string().min(1),
    z.string().min(1),
    z.enum(['add', 'remove', 'none']),
    z.string(),
  ]),
])

/** Reads a mapping: rows that are there are wishes, "none" takes away, and what has no row stays as it is. */
export function readMappingCsv(fileName: string, bytes: Uint8Array): Result<MappingFile> {
  const refuse = (reason: string, line?: number) =>
    invalid(
      `${fileName} was not taken in: ${reason}. Nothing was changed.`,
      line === undefined ? fileName : `line ${String(line)}`,
    )
  if (bytes.length > maxBytes) return refuse('it is larger than 4 MB')
  let rows: string[][]
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    rows = parse(text, { bom: true, to: maxRows, max_record_size: 100_000, skip_empty_lines: true })
  } catch (error) {
    return refuse(
      error instanceof CsvError ? `it is not a CSV table (${error.code})` : 'it is not UTF-8 text',
    )
  }
  const [head, ...body] = rows
  if (head?.join() !== mappingColumns.join()) {
    return refuse(`its first line must be: ${mappingColumns.join(', ')}`, 1)
  }
  const wishes = wishesOf(body.map((cells) => cells.map(unprotectCell)))
  return typeof wishes === 'number' ? refuse(`row ${String(wishes)} cannot be read`, wishes) : success(wishes)
}

/** The wishes of a table's rows; the number of the row that cannot be read, counted with the heading. */
export function wishesOf(rows: readonly (readonly string[])[]): MappingFile | number {
  const capabilities: CapabilityWish[] = []
  const exceptions: MappingWish[] = []
  for (const [index, cells] of rows.entries()) {
    const read = Row.safeParse(cells)
    if (!read.success) return index + 2
    const [kind, product, key, setting, reason] = read.data
    if (kind === 'capability') {
      const basis = setting === 'none' ? 'given' : setting
      capabilities.push({ product, capability: key, held: setting !== 'none', basis, evidence: reason })
    } else {
      exceptions.push({ product, criterion: key, change: setting === 'none' ? null : setting, reason })
    }
  }
  return { capabilities, exceptions }
}
