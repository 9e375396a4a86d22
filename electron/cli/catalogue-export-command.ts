import { join } from 'node:path'
import type { Output } from './output.ts'
import type { Client, Session } from './session.ts'
import { writeDocument } from './write-document.ts'

export const exportForms = ['bundle', 'yaml', 'workbook', 'mapping', 'notes', 'all'] as const

/** Writes a QC release in the form asked for; answers the files. */
export async function exportCatalogue(
  { client }: Session,
  qcReleaseId: string,
  options: { readonly out: string; readonly form: string },
  output: Output,
): Promise<void> {
  const written: string[] = []
  for (const file of await filesOf(client, qcReleaseId, options.form)) {
    const path = join(options.out, file.name)
    await writeDocument(path, file)
    written.push(path)
  }
  output.answer({ written }, written)
}

/** The release notes as Markdown, into a file or to standard output. */
export async function writeNotes(
  { client }: Session,
  qcReleaseId: string,
  out: string | undefined,
  output: Output,
): Promise<void> {
  const notes = await client.catalogue.releaseNotes({ qcReleaseId })
  if (out === undefined) {
    output.answer(notes, [notes.markdown.trimEnd()])
    return
  }
  const { file } = await client.catalogue.exchange.exportReleaseNotes({ qcReleaseId })
  await writeDocument(out, file)
  output.answer({ written: [out] }, [out])
}

async function filesOf(client: Client, qcReleaseId: string, form: string): Promise<readonly File[]> {
  const { exchange } = client.catalogue
  const wanted = (name: string) => form === name || form === 'all'
  const files: File[] = []
  if (wanted('bundle')) files.push((await exchange.exportBundle({ qcReleaseId })).file)
  if (wanted('yaml')) files.push(...(await exchange.exportYaml({ qcReleaseId })).files)
  if (wanted('workbook')) files.push((await exchange.exportWorkbook({ qcReleaseId })).file)
  if (wanted('mapping')) files.push((await exchange.exportMapping({ qcReleaseId })).file)
  if (wanted('notes')) files.push((await exchange.exportReleaseNotes({ qcReleaseId })).file)
  return files
}
