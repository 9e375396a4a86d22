import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0

/** What is typed into a cell; row and column count from 0. */
export interface CellEdit {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly text: string
}

export interface WorkbookEdits {
  readonly path: string
  readonly edits: readonly CellEdit[]
}

/** Opens each workbook in headless LibreOffice, types into its cells, and saves it where it was, as xlsx. */
export function editInLibreOffice(folder: string, workbooks: readonly WorkbookEdits[]): void {
  const profile = join(folder, 'libreoffice')
  const macros = join(profile, 'user/basic/Standard')
  const office = (...args: string[]) =>
    execFileSync('soffice', [`-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless', ...args], {
      stdio: 'pipe',
      // A fault of the macro can stand in a box that nobody sees.
      timeout: 240_000,
    })
  // The first start lays out the profile, and would write over a macro that is there already.
  office('--terminate_after_init')
  mkdirSync(macros, { recursive: true })
  writeFileSync(join(macros, 'script.xlb'), library)
  writeFileSync(join(macros, 'Typing.xba'), moduleOf(macro))
  writeFileSync(join(folder, 'edits.txt'), workbooks.flatMap(linesOf).join('\n'))
  office(`macro:///Standard.Typing.TypeAll("${pathToFileURL(join(folder, 'edits.txt')).href}")`)
}

function linesOf({ path, edits }: WorkbookEdits): readonly string[] {
  return [
    `open\t${pathToFileURL(path).href}`,
    ...edits.map(({ sheet, row, column, text }) => {
      const plain = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t')
      return `type\t${sheet}\t${String(row)}\t${String(column)}\t${plain}`
    }),
    'save',
  ]
}

/** Reads the plan line by line, and ends LibreOffice also after a fault. */
const macro = `
Sub TypeAll(planUrl)
  On Error GoTo Fault
  Dim files, plan, book, entry, cell, typed
  files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  plan = createUnoService("com.sun.star.io.TextInputStream")
  plan.setInputStream(files.openFileRead(planUrl))
  plan.setEncoding("UTF-8")
  Do While Not plan.isEOF()
    entry = Split(plan.readLine(), Chr(9))
    If entry(0) = "open" Then
      book = StarDesktop.loadComponentFromURL(entry(1), "_blank", 0, Array(setting("Hidden", True)))
    ElseIf entry(0) = "type" Then
      cell = book.Sheets.getByName(entry(1)).getCellByPosition(CLng(entry(3)), CLng(entry(2)))
      typed = Replace(entry(4), "\\\\", Chr(1))
      typed = Replace(typed, "\\n", Chr(10))
      typed = Replace(typed, "\\t", Chr(9))
      cell.String = Replace(typed, Chr(1), "\\")
    ElseIf entry(0) = "save" Then
      book.storeToURL(book.URL, Array(setting("FilterName", "Calc MS Excel 2007 XML")))
      book.close(True)
    End If
  Loop
Fault:
  StarDesktop.terminate()
End Sub

Function setting(name, value)
  Dim made As New com.sun.star.beans.PropertyValue
  made.Name = name
  made.Value = value
  setting = made
End Function
`

const library = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Typing"/>
</library:library>`

function moduleOf(source: string): string {
  const escaped = source.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Typing" script:language="StarBasic">${escaped}</script:module>`
}
