import type { Command } from 'commander'
import { findAccount } from './account-command.ts'
import { add, inSession, type Common } from './command.ts'
import {
  beginRollout,
  chooseTeams,
  deliverReport,
  explainRollout,
  exportTeams,
  freezeCandidate,
  importTeams,
  linkTicket,
  listTeams,
  moveRollout,
  sendReminder,
  showBoard,
  showCoverage,
  showReminders,
  tellPackagesMoved,
  undoRollout,
  writeCall,
  writePageNotes,
  writeSummary,
} from './rollout-command.ts'

type Out = Common & { readonly out?: string }

/** The commands of a staged-rollout manager. */
export function addRolloutCommands(program: Command): void {
  const rollout = program
    .command('rollout')
    .description('staged rollout: who waits for whom, and what moves on')
  add(rollout, 'board', 'what is in staged rollout, the greatest risk first')
    .option('--all', 'what moved on or left, too')
    .action((options: Common & { all?: boolean }) =>
      inSession(options, (session, out) => showBoard(session, options, out)),
    )
  add(rollout, 'why <ppa>', 'why a PPA does not move').action((ppa: string, options: Common) =>
    inSession(options, (session, out) => explainRollout(session, ppa, out)),
  )
  add(rollout, 'begin <ppa>', 'put a PPA into staged rollout, where no ticket says it').action(
    (ppa: string, options: Common) => inSession(options, (session, out) => beginRollout(session, ppa, out)),
  )
  add(rollout, 'link <ppa> <ticket>', 'say which ticket tells where a PPA is')
    .option('--account <name>', 'where there are several')
    .action((ppa: string, ticket: string, options: Common & { account?: string }) =>
      inSession(options, async (session, out) =>
        linkTicket(session, ppa, ticket, await findAccount(session, options.account), out),
      ),
    )
  addMoves(rollout)
  addTeams(rollout)
  addTexts(rollout)
}

function addMoves(rollout: Command): void {
  add(rollout, 'ask <ppa...>', 'choose early adopter teams: the field, and the comment that asks')
    .option('--team <name...>', 'teams to ask', [])
    .option('--remove <name...>', 'teams to take out', [])
    .option('--comment <text>', 'instead of the prepared text; "" says nothing')
    .action((ppas: string[], options: Common & { team: string[]; remove: string[]; comment?: string }) =>
      inSession(options, (session, out) =>
        chooseTeams(session, ppas, { ...options, add: options.team }, out),
      ),
    )
  add(rollout, 'move <ppa>', 'move a PPA on, as the rule offers or with a reason')
    .option('--to <progress>', 'UMDStore, Rejected, or "In Verification" where allowed', 'UMDStore')
    .option('--reason <text>', 'needed where the rule says otherwise', '')
    .action((ppa: string, options: Common & { to: string; reason: string }) =>
      inSession(options, (session, out) => moveRollout(session, ppa, options, out)),
    )
  for (const [verb, frozen] of [
    ['freeze', true],
    ['open', false],
  ] as const) {
    add(rollout, `${verb} <umd>`, `say that candidate of a UMD major is ${frozen ? 'frozen' : 'open again'}`)
      .option('--note <text>', 'such as the release it is frozen for', '')
      .action((umd: string, options: Common & { note: string }) =>
        inSession(options, (session, out) =>
          freezeCandidate(session, Number(umd), frozen, options.note, out),
        ),
      )
  }
  add(rollout, 'packages-moved <ppa...>', 'say that packages which waited are in candidate').action(
    (ppas: string[], options: Common) =>
      inSession(options, (session, out) => tellPackagesMoved(session, ppas, out)),
  )
  add(rollout, 'deliver <report>', 'put a report of an early adopter onto its ticket').action(
    (report: string, options: Common) =>
      inSession(options, (session, out) => deliverReport(session, report, out)),
  )
  add(rollout, 'undo', 'take back the newest step').action((options: Common) =>
    inSession(options, undoRollout),
  )
}

function addTeams(rollout: Command): void {
  const teams = rollout.command('teams').description('the early adopter teams')
  add(teams, 'list', 'list them').action((options: Common) => inSession(options, listTeams))
  add(teams, 'import <file>', 'take in a CSV table; refused lines are told').action(
    (file: string, options: Common) => inSession(options, (session, out) => importTeams(session, file, out)),
  )
  add(teams, 'export', 'write the CSV table')
    .option('--out <file>', 'the file; without it the standard name in this folder')
    .action((options: Out) => inSession(options, (session, out) => exportTeams(session, options.out, out)))
  add(rollout, 'coverage', 'open gaps, products without a team, teams with too much').action(
    (options: Common) => inSession(options, showCoverage),
  )
}

function addTexts(rollout: Command): void {
  add(rollout, 'call [product...]', 'a call for early adopters, for lists and meetings').action(
    (products: string[], options: Common) =>
      inSession(options, (session, out) => writeCall(session, products, out)),
  )
  add(rollout, 'reminders', 'the reminders that are due; sends none').action((options: Common) =>
    inSession(options, showReminders),
  )
  add(rollout, 'remind <ppa>', 'put the reminder of a PPA onto its ticket').action(
    (ppa: string, options: Common) => inSession(options, (session, out) => sendReminder(session, ppa, out)),
  )
  add(rollout, 'summary <ppa>', 'the rollout summary of a PPA')
    .option('--out <file>', '.pdf, .html, .md or .json; without it Markdown on the screen')
    .action((ppa: string, options: Out) =>
      inSession(options, (session, out) => writeSummary(session, ppa, options.out, out)),
    )
  add(rollout, 'notes <release>', 'known issues and installation notes of a UMD release')
    .option('--out <file>', '.pdf, .html, .md or .json; without it Markdown on the screen')
    .action((release: string, options: Out) =>
      inSession(options, (session, out) => writePageNotes(session, release, options.out, out)),
    )
}
