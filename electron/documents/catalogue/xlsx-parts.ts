import { isDateFormat } from './xlsx-numbers.ts'
import { walkXml } from './xlsx-xml.ts'

/** A part of a workbook as data, or what is wrong with it. */
export type ReadPart<T> = { readonly value: T; readonly fault: null } | { readonly fault: string }

export interface SheetEntry {
  readonly name: string
  readonly relation: string
}

export interface BookPart {
  readonly sheets: readonly SheetEntry[]
  readonly from1904: boolean
}

export function readBookPart(xml: string): ReadPart<BookPart> {
  const sheets: SheetEntry[] = []
  let from1904 = false
  const fault = walkXml(xml, {
    open: (name, attributes) => {
      if (name === 'sheet') {
        sheets.push({ name: attributes['name'] ?? '', relation: attributes['r:id'] ?? '' })
      }
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '')
    },
  })
  return fault === null ? { value: { sheets, from1904 }, fault } : { fault }
}

/** Where the parts lie, by relation; only those inside the file. */
export function readRelations(xml: string): ReadPart<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>()
  const fault = walkXml(xml, {
    open: (name, attributes) => {
      if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return
      const target = attributes['Target'] ?? ''
      targets.set(attributes['Id'] ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    },
  })
  return fault === null ? { value: targets, fault } : { fault }
}

/** The texts that cells share, by their number. Phonetic hints are not part of a text. */
export function readSharedTexts(xml: string): ReadPart<readonly string[]> {
  const texts: string[] = []
  let current = ''
  let inText = false
  let inHint = false
  const fault = walkXml(xml, {
    open: (name) => {
      if (name === 'si') current = ''
      if (name === 'rPh') inHint = true
      inText = name === 't' && !inHint
    },
    close: (name) => {
      if (name === 'si') texts.push(decodeEscapes(current))
      if (name === 'rPh') inHint = false
      if (name === 't') inText = false
    },
    text: (text) => {
      if (inText) current += text
    },
  })
  return fault === null ? { value: texts, fault } : { fault }
}

/** Which cell styles show a number as a date, by their number. */
export function readDateStyles(xml: string): ReadPart<ReadonlySet<number>> {
  const codes = new Map<number, string>()
  const dates = new Set<number>()
  let inCellFormats = false
  let index = 0
  const fault = walkXml(xml, {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      if (name === 'cellXfs') inCellFormats = true
      if (name === 'xf' && inCellFormats) {
        const id = Number(attributes['numFmtId'] ?? 0)
        if (isDateFormat(id, codes.get(id))) dates.add(index)
        index += 1
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  return fault === null ? { value: dates, fault } : { fault }
}

/** "_x000D_" stands for a character that XML cannot carry. */
export function decodeEscapes(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
