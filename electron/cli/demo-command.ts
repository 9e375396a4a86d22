import { join } from 'node:path'
import { importFile, readRecordFile } from './import-command.ts'
import type { Output } from './output.ts'
import { exportReport } from './report-command.ts'
import { runScriptedTester } from './scripted-tester.ts'
import { withSession } from './session.ts'
import { writeReleaseTemplates } from './templates-command.ts'
import { writeDocument } from './write-document.ts'

const sampleRecord = 'umd-1.7.0.json'
const samplePpa = '1.7.0/emi.dcache/1.9.15/sl5/x86_64'

/**
 * The whole main job without a window, in a data folder of its own below `out`: a record in, every template, one
 * verification by a scripted tester, workbook and report out.
 */
export async function runDemo(
  options: { readonly out: string; readonly templatesFolder: string },
  output: Output,
): Promise<void> {
  const { out, templatesFolder } = options
  const dataFolder = join(out, 'data')
  await withSession({ dataFolder, templatesFolder }, async ({ client }) => {
    output.doing('1. Taking in the sample release record')
    const imported = await importFile(
      client,
      await readRecordFile(join(templatesFolder, 'sample', sampleRecord)),
    )
    output.doing('2. Writing the template of every product')
    const release = imported.releaseVersion
    const { written, skipped } = await writeReleaseTemplates(
      client,
      { release, out: join(out, 'templates') },
      output,
    )
    output.doing('3. Verifying dCache on sl5/x86_64 by a scripted tester')
    const verification = await runScriptedTester(client, samplePpa)
    output.doing('4. Exporting the filled workbook and the report')
    const workbook = await client.documents.verificationWorkbook({ verificationId: verification.id })
    const workbookPath = join(out, workbook.file.name)
    await writeDocument(workbookPath, workbook.file)
    const reportPath = join(
      out,
      workbook.file.name.replace('QC_Verification_Template_', '').replace('.xlsx', '.pdf'),
    )
    const report = await exportReport(client, verification.id, reportPath, output)
    const made = {
      dataFolder,
      release,
      templates: written,
      skipped,
      verification: verification.id,
      workbookPath,
      report,
    }
    output.answer(made, [
      `UMD ${release} ${imported.change}: ${String(imported.entryCount)} products.`,
      `${String(written.length)} templates in ${join(out, 'templates')}`,
      `Verification ${verification.id.slice(0, 8)}: ${verification.outcome ?? ''}, ${String(verification.counts.total)} criteria.`,
      `Workbook: ${workbookPath}`,
      `Report:   ${report.path} (${String(report.pages)} pages)`,
      `See it:   npm start -- --data ${dataFolder}`,
    ])
  })
}
