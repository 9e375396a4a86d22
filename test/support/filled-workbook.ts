import excel from 'exceljs'
import type { Worksheet } from 'exceljs'
import {
  readFilledTemplate,
  type FilledTemplate,
} from '../../electron/documents/catalogue/filled-template.ts'
import { readWorkbook } from '../../electron/documents/catalogue/read-workbook.ts'
import type { Result } from '../../shared/errors.ts'
import { valueOf } from './run.ts'

/** Opens a workbook as a person would, changes its checklist, and saves it. */
export async function editChecklist(
  bytes: Uint8Array,
  edit: (sheet: Worksheet) => void,
): Promise<Uint8Array> {
  const book = new excel.Workbook()
  await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0])
  edit(book.getWorksheet('Checklist')!)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

export async function readFilled(bytes: Uint8Array): Promise<Result<FilledTemplate>> {
  return readFilledTemplate('filled.xlsx', valueOf(await readWorkbook('filled.xlsx', bytes)))
}

/** The row of a criterion in the checklist, counted from 1. */
export function rowOf(sheet: Worksheet, criterionId: string): number {
  let found = 0
  sheet.getColumn(2).eachCell((cell, row) => {
    if (cell.value === criterionId) found = row
  })
  return found
}
