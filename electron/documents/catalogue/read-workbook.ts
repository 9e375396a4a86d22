import { success, type Result } from '../../../shared/errors.ts'
import { openArchive, unreadable, type XlsxArchive } from './xlsx-archive.ts'
import {
  readBookPart,
  readDateStyles,
  readRelations,
  readSharedTexts,
  type BookPart,
  type ReadPart,
} from './xlsx-parts.ts'
import { readSheetPart, type ReadSheet } from './xlsx-sheet.ts'

/** The sheets of a workbook by name, in their order. */
export type ReadWorkbook = ReadonlyMap<string, ReadSheet>

const maxSheets = 50

/**
 * Reads a workbook that came from outside, within bounds and without running anything: no formula, macro, link or
 * entity. A refusal says what about the file is wrong.
 */
export async function readWorkbook(fileName: string, bytes: Uint8Array): Promise<Result<ReadWorkbook>> {
  const read = await readParts(bytes)
  if (read.ok || read.failure.kind !== 'invalid') return read
  const message = `${fileName} was not taken in: ${read.failure.message}. Nothing was changed.`
  return { ok: false, failure: { ...read.failure, message, place: fileName } }
}

async function readParts(bytes: Uint8Array): Promise<Result<ReadWorkbook>> {
  const archive = await openArchive(bytes)
  if (!archive.ok) return archive
  const book = await readPart(archive.value, 'xl/workbook.xml', readBookPart)
  if (!book.ok) return book
  if (book.value === null) return unreadable('it is not a workbook (.xlsx)')
  const relations = await readPart(archive.value, 'xl/_rels/workbook.xml.rels', readRelations)
  if (!relations.ok) return relations
  const sharedTexts = await readPart(archive.value, 'xl/sharedStrings.xml', readSharedTexts)
  if (!sharedTexts.ok) return sharedTexts
  const dateStyles = await readPart(archive.value, 'xl/styles.xml', readDateStyles)
  if (!dateStyles.ok) return dateStyles
  return readSheets(archive.value, book.value, {
    targets: relations.value ?? new Map(),
    sharedTexts: sharedTexts.value ?? [],
    dateStyles: dateStyles.value ?? new Set(),
  })
}

async function readSheets(
  archive: XlsxArchive,
  { sheets, from1904 }: BookPart,
  parts: {
    readonly targets: ReadonlyMap<string, string>
    readonly sharedTexts: readonly string[]
    readonly dateStyles: ReadonlySet<number>
  },
): Promise<Result<ReadWorkbook>> {
  if (sheets.length > maxSheets) return unreadable(`it has more than ${String(maxSheets)} sheets`)
  const read = new Map<string, ReadSheet>()
  for (const { name, relation } of sheets) {
    const sheet = await readPart(archive, parts.targets.get(relation) ?? '', (xml) =>
      readSheetPart(xml, { ...parts, from1904 }),
    )
    if (!sheet.ok) return sheet
    if (sheet.value) read.set(name, sheet.value)
  }
  return success(read)
}

async function readPart<T>(
  archive: XlsxArchive,
  name: string,
  parse: (xml: string) => ReadPart<T>,
): Promise<Result<T | null>> {
  const text = await archive.read(name)
  if (!text.ok) return text
  if (text.value === null) return success(null)
  const part = parse(text.value)
  return part.fault === null ? success(part.value) : unreadable(`${name}: ${part.fault}`)
}
