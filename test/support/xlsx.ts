import JSZip from 'jszip'

/** A workbook made by hand, one sheet of the given cell XML, for what no honest program writes. */
export async function makeXlsx(
  sheetXml: string,
  parts: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<Uint8Array> {
  const archive = new JSZip()
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const all: Record<string, string | Uint8Array> = {
    'xl/workbook.xml': `<workbook xmlns:r="${relation}"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheetXml}</sheetData></worksheet>`,
    ...parts,
  }
  for (const [name, content] of Object.entries(all)) archive.file(name, content)
  return archive.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })
}

export const inlineCell = (place: string, text: string): string =>
  `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`
