import { join } from 'node:path'
import { CommandFailure, type Output } from './output.ts'
import type { Client, Session } from './session.ts'
import { writeDocument } from './write-document.ts'

export interface WrittenTemplate {
  readonly ppaId: string
  readonly path: string
  readonly digest: string
}

/** Writes the template workbook of every PPA of a UMD release. */
export async function writeTemplates(
  session: Session,
  options: { readonly release: string; readonly out: string; readonly qc?: string },
  output: Output,
): Promise<void> {
  const result = await writeReleaseTemplates(session.client, options, output)
  output.answer(result, [
    `${String(result.written.length)} workbooks in ${options.out}`,
    ...result.skipped.map((sentence) => `  skipped: ${sentence}`),
  ])
}

export async function writeReleaseTemplates(
  client: Client,
  options: { readonly release: string; readonly out: string; readonly qc?: string },
  output: Output,
): Promise<{ readonly written: readonly WrittenTemplate[]; readonly skipped: readonly string[] }> {
  const release = await client.releases.get({ version: options.release })
  if (release.ppas.length === 0)
    throw new CommandFailure(`UMD ${options.release} has no PPA to write a template for.`)
  const written: WrittenTemplate[] = []
  for (const ppa of release.ppas) {
    const { file, digest } = await client.documents.templateWorkbook({
      ppaId: ppa.id,
      qcReleaseId: options.qc ?? null,
    })
    const path = join(options.out, file.name)
    await writeDocument(path, file)
    written.push({ ppaId: ppa.id, path, digest })
    output.doing(`${String(written.length)} of ${String(release.ppas.length)}: ${file.name}`)
  }
  const withPpa = new Set(release.ppas.map((ppa) => `${ppa.productKey} ${ppa.version}`))
  const skipped = release.entries
    .filter((entry) => !withPpa.has(`${entry.productKey} ${entry.version}`))
    .map((entry) => `${entry.productName} ${entry.version}: no platform is known; enter one first.`)
  return { written, skipped }
}
