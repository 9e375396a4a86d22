import type { Command } from 'commander'
import { listAccounts, makeAccount, removeAccount, testAccount } from './account-command.ts'
import { add, inSession, type Common } from './command.ts'
import { decideConflict, discard, listOutbox, retry, showDryRun, undo } from './outbox-command.ts'
import { changeField } from './set-field-command.ts'
import { syncNow } from './sync-command.ts'
import {
  attachToTicket,
  changeOwner,
  commentOnTicket,
  listTickets,
  linkTicket,
  makeTicket,
  moveTicket,
  showTicket,
  startTicket,
} from './tickets-command.ts'

interface ForAccount extends Common {
  readonly account?: string
}

/** The commands about tickets, their accounts and what is on its way to them. */
export function addTicketCommands(program: Command): void {
  addAccountCommands(program)
  add(program, 'sync', 'send what is queued and fetch what changed, once')
    .option('--whole', 'go on until everything is mirrored')
    .action((options: Common & { whole?: boolean }) =>
      inSession(options, (session, out) => syncNow(session, options.whole ?? false, out)),
    )
  addOutboxCommands(program)
  addTicketVerbs(program)
}

function addAccountCommands(program: Command): void {
  const account = program.command('account').description('sign-ins at ticket servers')
  add(account, 'list', 'list them').action((options: Common) => inSession(options, listAccounts))
  add(account, 'add <name>', 'make one; its token or password is read from standard input')
    .requiredOption('--address <url>', 'where people open the tracker in a browser')
    .requiredOption('--login <login>', 'your login there')
    .requiredOption('--queue <name...>', 'the queues to mirror, such as sw-rel')
    .option('--kind <kind>', 'request-tracker, or zammad (not verified on a real server)', 'request-tracker')
    .option('--password', 'standard input holds a password, not a token')
    .option('--ca <file>', "the certificate of the site's own authority (PEM)")
    .option('--ticket-op-field <name>', 'custom field for the ids of new tickets')
    .option('--message-op-field <name>', 'custom field for the ids of comments and replies')
    .option(
      '--field <role=name...>',
      'what this site calls a field of the process, such as hours=EffortHours',
    )
    .option(
      '--value <word=site...>',
      'what this site writes for a value of the process, such as "In Verification=Checking"',
    )
    .action((name: string, options: Parameters<typeof makeAccount>[2] & Common) =>
      inSession(options, (session, out) => makeAccount(session, name, options, out)),
    )
  add(account, 'test <name>', 'ask the server what works and what is missing').action(
    (name: string, options: Common) => inSession(options, (session, out) => testAccount(session, name, out)),
  )
  add(account, 'remove <name>', 'forget the sign-in; what was mirrored stays').action(
    (name: string, options: Common) =>
      inSession(options, (session, out) => removeAccount(session, name, out)),
  )
}

function addOutboxCommands(program: Command): void {
  const outbox = program.command('outbox').description('what is on its way to ticket servers')
  add(outbox, 'list', 'list it, with why each change waits')
    .option('--settled <count>', 'so many settled ones too', '0')
    .action((options: Common & { settled: string }) =>
      inSession(options, (session, out) => listOutbox(session, Number(options.settled), out)),
    )
  add(outbox, 'dry-run', 'list the requests that would be sent, and send none').action((options: Common) =>
    inSession(options, showDryRun),
  )
  const byId = (verb: string, description: string, work: typeof undo) =>
    add(outbox, `${verb} <id>`, description).action((id: string, options: Common) =>
      inSession(options, (session, out) => work(session, id, out)),
    )
  byId('undo', 'take back a queued change', undo)
  byId('retry', 'send a refused or waiting change again', retry)
  byId('discard', 'give up a change', discard)
  add(outbox, 'resolve <id>', 'decide a conflict')
    .requiredOption('--take <side>', '"mine", "theirs", or "edit" with --value')
    .option('--value <value...>', 'the edited value')
    .action((id: string, options: Common & { take: string; value?: string[] }) =>
      inSession(options, (session, out) => decideConflict(session, id, options, out)),
    )
}

function addTicketVerbs(program: Command): void {
  const tickets = program.command('tickets').description('mirrored tickets, also offline')
  const verb = (usage: string, description: string) =>
    add(tickets, usage, description).option('--account <name>', 'where there are several')
  add(tickets, 'list [words...]', 'list them, or search in everything mirrored').action(
    (words: string[], options: Common) =>
      inSession(options, (session, out) => listTickets(session, words.join(' '), out)),
  )
  verb('show <number>', 'everything known of a ticket').action((number: string, options: ForAccount) =>
    inSession(options, (session, out) => showTicket(session, { number, ...options }, out)),
  )
  verb('create', 'make a ticket')
    .requiredOption('--subject <subject>', 'its subject')
    .option('--queue <queue>', 'its queue; the first one of the account without')
    .option('--text <text>', 'its first message', '')
    .option('--field <field=value...>', 'a value of a field; again for each', [])
    .action((options: ForAccount & Parameters<typeof makeTicket>[1]) =>
      inSession(options, (session, out) => makeTicket(session, options, out)),
    )
  verb('link <number> <kind> <target>', 'link it to a ticket or an address, such as "refers-to 36"')
    .option('--remove', 'take the link away')
    .action((number: string, kind: string, target: string, options: ForAccount & { remove?: boolean }) =>
      inSession(options, (session, out) =>
        linkTicket(session, { number, ...options }, { kind, target, remove: options.remove ?? false }, out),
      ),
    )
  verb('take <number>', 'make a ticket yours').action((number: string, options: ForAccount) =>
    inSession(options, (session, out) => changeOwner(session, { number, ...options }, 'take', out)),
  )
  verb('untake <number>', 'give a ticket back').action((number: string, options: ForAccount) =>
    inSession(options, (session, out) => changeOwner(session, { number, ...options }, 'untake', out)),
  )
  verb(
    'set <number> <field> [values...]',
    'set a field, such as "Time worked" 1:30; without values it is emptied',
  ).action((number: string, field: string, values: string[], options: ForAccount) =>
    inSession(options, (session, out) =>
      changeField(session, { number, ...options }, { field, values }, out),
    ),
  )
  verb('comment <number> <text>', 'comment, inside the tracker')
    .option('--reply', 'reply by mail instead')
    .action((number: string, text: string, options: ForAccount & { reply?: boolean }) =>
      inSession(options, (session, out) =>
        commentOnTicket(session, { number, ...options }, { text, reply: options.reply ?? false }, out),
      ),
    )
  verb('attach <number> <file...>', 'attach files with a comment')
    .option('--text <text>', 'the comment; without one the files are named', '')
    .action((number: string, files: string[], options: ForAccount & { text: string }) =>
      inSession(options, (session, out) =>
        attachToTicket(session, { number, ...options }, { files, text: options.text }, out),
      ),
    )
  verb('start <number>', 'start its verification: owner, UMD major, progress, in this order')
    .requiredOption('--umd <major>', 'the UMD major')
    .action((number: string, options: ForAccount & { umd: string }) =>
      inSession(options, (session, out) =>
        startTicket(session, { number, ...options }, Number(options.umd), out),
      ),
    )
  verb('move <number> <progress>', 'move it along the process, such as "Waiting for Response"')
    .option('--comment <text>', 'said before the move', '')
    .option('--link <address...>', 'GGUS tickets: into the field and into a reply', [])
    .option('--hours <hours>', 'effort to record before the move')
    .option('--file <file...>', 'files to attach before the move, such as the report', [])
    .action((number: string, progress: string, options: ForAccount & Parameters<typeof moveTicket>[3]) =>
      inSession(options, (session, out) =>
        moveTicket(session, { number, ...options }, progress, options, out),
      ),
    )
}
