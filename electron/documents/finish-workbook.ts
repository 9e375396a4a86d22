import JSZip from 'jszip'

/** A sheet whose auto filter covers `range`; `index` counts from 0 in the order of the workbook. */
export interface FilteredSheet {
  readonly index: number
  readonly name: string
  readonly range: string
}

/**
 * Packs a written workbook for good: adds the hidden name that makes LibreOffice keep an auto filter (exceljs leaves
 * it out) and gives every entry of the archive the same date, so that equal workbooks are equal files.
 */
export async function finishWorkbook(
  raw: Uint8Array,
  filtered: readonly FilteredSheet[],
  date: Date,
): Promise<Uint8Array> {
  const written = await JSZip.loadAsync(raw)
  const packed = new JSZip()
  for (const name of Object.keys(written.files).sort(contentTypesFirst)) {
    const entry = written.files[name]
    if (!entry || entry.dir) continue
    const bytes = await entry.async('uint8array')
    const content =
      name === 'xl/workbook.xml' ? nameFilters(new TextDecoder().decode(bytes), filtered) : bytes
    packed.file(name, content, { date, createFolders: false })
  }
  return packed.generateAsync({
    type: 'uint8array',
    compression: 'DEFLATE',
    compressionOptions: { level: 6 },
    platform: 'DOS',
  })
}

/** Programs that guess a file's kind from its first entry expect this one. */
function contentTypesFirst(a: string, b: string): number {
  const rank = (name: string) => (name === '[Content_Types].xml' ? 0 : 1)
  return rank(a) - rank(b) || (a < b ? -1 : 1)
}

function nameFilters(xml: string, filtered: readonly FilteredSheet[]): string {
  if (filtered.length === 0) return xml
  const names = filtered
    .map(({ index, name, range }) => {
      const cells = range.replace(/[A-Z]+|\d+/g, '$$$&')
      return `<definedName name="_xlnm._FilterDatabase" localSheetId="${String(index)}" hidden="1">'${name}'!${cells}</definedName>`
    })
    .join('')
  const known = xml.replace('<definedNames>', `<definedNames>${names}`)
  if (known !== xml) return known
  return xml.replace('<calcPr', `<definedNames>${names}</definedNames><calcPr`)
}
