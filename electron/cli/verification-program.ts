import type { Command } from 'commander'
import { importAutomaticResults } from './automation-command.ts'
import { add, inSession, type Common } from './command.ts'
import { handOver, takeIn } from './handover-command.ts'
import { addEvidence, listRunEvidence, recordEvidence } from './evidence-command.ts'

const placeHelp = 'a criterion id, "installation", "upgrade" or "summary"'

/** The commands about the work on one verification. */
export function addVerificationCommands(program: Command): void {
  add(program, 'evidence <run>', 'list what was captured in a verification and prove its bytes').action(
    (run: string, options: Common) =>
      inSession(options, (session, out) => listRunEvidence(session, run, out)),
  )
  add(program, 'capture <run> <file>', 'keep a file as evidence; secrets in it are masked')
    .requiredOption('--at <place>', placeHelp)
    .option('--as-is', 'mask nothing: it is then never shown, printed or exported unasked')
    .action((run: string, file: string, options: Common & { at: string; asIs?: boolean }) =>
      inSession(options, (session, out) => addEvidence(session, run, file, options, out)),
    )
  add(program, 'record <run> <command>', 'run a command, given as one word, and keep its output as evidence')
    .requiredOption('--at <place>', placeHelp)
    .option('--host <host>', 'run it there over ssh')
    .action((run: string, command: string, options: Common & { at: string; host?: string }) =>
      inSession(options, (session, out) => recordEvidence(session, run, command, options, out)),
    )
  add(program, 'hand-over <run>', 'write a run with its evidence into one file for a colleague')
    .requiredOption('--out <file>', 'the file to write')
    .action((run: string, options: Common & { out: string }) =>
      inSession(options, (session, out) => handOver(session, run, options.out, out)),
    )
  add(program, 'take-in <file>', 'take in a run from a colleague, or merge what comes back').action(
    (file: string, options: Common) => inSession(options, (session, out) => takeIn(session, file, out)),
  )
  add(
    program,
    'results <run> <file>',
    "show what a tool's output (JUnit, TAP, umd-verification) says about a run",
  )
    .option('--take-in', 'keep it beside the rows; verdicts stay as they are until a person takes one over')
    .option('--logs <dir>', 'also keep the log folder of umd-verification, before the tool wipes it')
    .action((run: string, file: string, options: Common & { takeIn?: boolean; logs?: string }) =>
      inSession(options, (session, out) => importAutomaticResults(session, run, file, options, out)),
    )
}
