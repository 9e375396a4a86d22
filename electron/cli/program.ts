import { Command, CommanderError } from 'commander'
import { ORPCError } from '@orpc/server'
import manifest from '../../package.json' with { type: 'json' }
import { addCatalogueCommands } from './catalogue-program.ts'
import { add, inExistingSession, inSession, type Common } from './command.ts'
import { runDemo } from './demo-command.ts'
import { findTemplatesFolder } from './folders.ts'
import { addDocumentCommands } from './document-commands.ts'
import { addEaReportCommands } from './ea-report-program.ts'
import { importFiles } from './import-command.ts'
import { backUp, check } from './maintenance-commands.ts'
import { CommandFailure, createOutput } from './output.ts'
import { writeReportFile } from './report-command.ts'
import { addRolloutCommands } from './rollout-program.ts'
import { listRuns } from './runs-command.ts'
import { addVerificationCommands } from './verification-program.ts'
import { writeTemplates } from './templates-command.ts'
import { addTicketCommands } from './tickets-program.ts'

/** Runs one command line; answers the exit code: 0 done, 1 not done, 2 called wrongly. */
export async function runProgram(argv: readonly string[]): Promise<number> {
  try {
    await buildProgram().parseAsync([...argv])
    return 0
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (error instanceof CommandFailure) return fail(error.message, error.exitCode)
    if (error instanceof ORPCError) return fail(error.message, 1)
    throw error
  }
}

function fail(message: string, exitCode: number): number {
  process.stderr.write(`proviso: ${message}\n`)
  return exitCode
}

function buildProgram(): Command {
  const program = new Command('proviso')
    .description('Verification of research middleware, without a window.')
    .version(manifest.version)
    .exitOverride()
    .showHelpAfterError('(--help tells more)')

  add(
    program,
    'import <file...>',
    'take in published UMD release records (JSON), or reports of others (PDF)',
  ).action((files: string[], options: Common) =>
    inSession(options, (session, out) => importFiles(session, files, out)),
  )
  add(program, 'templates', 'write the template workbook of every PPA of a UMD release')
    .requiredOption('--release <version>', 'the UMD release, such as 2.3.1')
    .requiredOption('--out <dir>', 'the folder to write into')
    .option('--qc <id>', 'the QC release, such as QC7; without it the one of the UMD major')
    .action((options: Common & { release: string; out: string; qc?: string }) =>
      inSession(options, (session, out) => writeTemplates(session, options, out)),
    )
  add(program, 'runs', 'list the verifications').action((options: Common) => inSession(options, listRuns))
  add(program, 'report <id>', 'write the report of a verification; the first characters of its id are enough')
    .option('--out <file>', 'the PDF to write; without it the standard name in this folder')
    .option('--accessible', 'as PDF/UA for readers that speak, instead of PDF/A for archives')
    .action((id: string, options: Common & { out?: string; accessible?: boolean }) =>
      inSession(options, (session, out) => writeReportFile(session, id, options, out)),
    )
  addVerificationCommands(program)
  addDocumentCommands(program)
  program
    .command('demo')
    .description('the whole main job on a sample release, in a data folder of its own')
    .requiredOption('--out <dir>', 'the folder to write into')
    .option('--json', 'answer as JSON')
    .action((options: { out: string; json?: boolean }) =>
      runDemo(
        { out: options.out, templatesFolder: findTemplatesFolder() },
        createOutput(options.json ?? false),
      ),
    )
  addCatalogueCommands(program)
  addTicketCommands(program)
  addRolloutCommands(program)
  addEaReportCommands(program)
  add(program, 'backup', 'copy the database, read the copy back and keep it')
    .option('--to <dir>', 'into this folder, best on another disk, together with all evidence')
    .action((options: Common & { to?: string }) =>
      inExistingSession(options, (session, out) => backUp(session, options.to, out)),
    )
  add(program, 'check', 'prove that the database is whole').action((options: Common) =>
    inExistingSession(options, check),
  )
  return program
}
