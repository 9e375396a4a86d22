import type { Command } from 'commander'
import { add, inSession, type Common } from './command.ts'
import { exportEaReport, importEaReports, listEaReports } from './ea-report-commands.ts'

/** The commands about reports of Early Adopters. */
export function addEaReportCommands(program: Command): void {
  const reports = program.command('ea-reports').description('reports of Early Adopters in staged rollout')
  add(reports, 'list', 'list them').action((options: Common) => inSession(options, listEaReports))
  add(reports, 'export <id>', 'write one as the file that goes to the manager')
    .option('--out <file>', 'the PDF to write; without it the standard name in this folder')
    .action((id: string, options: Common & { out?: string }) =>
      inSession(options, (session, out) => exportEaReport(session, id, options, out)),
    )
  add(reports, 'import <file...>', 'prove report files and take them in')
    .option('--replace', 'in the place of other reports of the same team')
    .action((files: string[], options: Common & { replace?: boolean }) =>
      inSession(options, (session, out) => importEaReports(session, files, options, out)),
    )
}
