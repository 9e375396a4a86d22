import { InvalidArgumentError, Option, type Command } from 'commander'
import { ChangeKind, ChangeSource } from '../../shared/domain/criterion-change.ts'
import { makeDraft, publishDraft } from './catalogue-draft-commands.ts'
import { exportCatalogue, exportForms, writeNotes } from './catalogue-export-command.ts'
import { importCatalogue, type CatalogueImport } from './catalogue-import-command.ts'
import { exportReview, mergeReview, openReview, writeReviewTable } from './catalogue-review-commands.ts'
import { listCatalogue, showCatalogue, showDifferences } from './catalogue-show-commands.ts'
import {
  documentForms,
  takeInFilledWorkbook,
  writeProductTemplates,
  type TemplateOptions,
} from './catalogue-template-commands.ts'
import { add, inSession, type Common } from './command.ts'

/** `proviso catalogue …`: QC releases, their criteria, the mapping and reviews. */
export function addCatalogueCommands(program: Command): void {
  const catalogue = program.command('catalogue').description('QC releases, their criteria and the mapping')
  add(catalogue, 'list', 'list the QC releases').action((options: Common) =>
    inSession(options, listCatalogue),
  )
  add(catalogue, 'show <qc> [criterion]', 'show a QC release, or one of its criteria in full').action(
    (qc: string, criterion: string | undefined, options: Common) =>
      inSession(options, (session, out) => showCatalogue(session, qc, criterion, out)),
  )
  add(catalogue, 'diff <from> <to>', 'what differs between two QC releases, word by word').action(
    (from: string, to: string, options: Common) =>
      inSession(options, (session, out) => showDifferences(session, from, to, out)),
  )
  add(catalogue, 'notes <qc>', 'the release notes, by the six sources of change')
    .option('--out <file>', 'the file to write; without it standard output')
    .action((qc: string, options: Common & { out?: string }) =>
      inSession(options, (session, out) => writeNotes(session, qc, options.out, out)),
    )
  add(catalogue, 'export <qc>', 'write a QC release into files')
    .requiredOption('--out <dir>', 'the folder to write into')
    .addOption(new Option('--form <form>', 'what to write').choices(exportForms).default('bundle'))
    .action((qc: string, options: Common & { out: string; form: string }) =>
      inSession(options, (session, out) => exportCatalogue(session, qc, options, out)),
    )
  add(catalogue, 'templates <qc>', 'write the templates of products, whatever their version, in one archive')
    .requiredOption('--out <dir>', 'the folder to write into')
    .option('--product <key...>', 'only these products')
    .addOption(
      new Option(
        '--documents <forms>',
        'the documents of capabilities and products too; without it as pages for all products, none for some',
      ).choices(documentForms),
    )
    .action((qc: string, options: Common & TemplateOptions) =>
      inSession(options, (session, out) => writeProductTemplates(session, qc, options, out)),
    )
  add(catalogue, 'fill <run> <file>', 'what a filled workbook would change in a verification')
    .option('--accept', 'take all of it over')
    .action((run: string, file: string, options: Common & { accept?: boolean }) =>
      inSession(options, (session, out) => takeInFilledWorkbook(session, run, file, options, out)),
    )
  addImport(catalogue)
  addDrafts(catalogue)
  addReviews(catalogue)
}

function addImport(catalogue: Command): void {
  add(catalogue, 'import <file...>', 'take in criteria (.yaml), a bundle (.json) or a mapping (.csv)')
    .option('--as <version>', 'criteria become a new draft of this version')
    .option('--into <qc>', 'criteria go into this draft; a mapping belongs to this QC release')
    .option('--title <title>', 'the title of the new draft')
    .option('--majors <list>', 'UMD majors of the new draft, such as 1,2', readMajors, [])
    .addOption(new Option('--source <source>', 'where the changes come from').choices(ChangeSource.options))
    .option('--link <link>', 'the ticket or document behind the changes', '')
    .addOption(
      new Option('--kind <kind>', 'what the changes are').choices(ChangeKind.options).default('substantive'),
    )
    .option('--note <note>', 'what to say of the changes', '')
    .option('--preview', 'say what would change and change nothing')
    .action((files: string[], options: Common & CatalogueImport) =>
      inSession(options, (session, out) => importCatalogue(session, files, options, out)),
    )
}

function addDrafts(catalogue: Command): void {
  add(catalogue, 'draft <version>', 'make a draft of the next QC release')
    .option('--from <qc>', 'the QC release whose criteria it begins with')
    .option('--title <title>', 'its title')
    .option('--majors <list>', 'UMD majors it is for, such as 1,2', readMajors, [])
    .action((version: string, options: Common & { from?: string; title?: string; majors: number[] }) =>
      inSession(options, (session, out) => makeDraft(session, version, options, out)),
    )
  add(catalogue, 'publish <qc>', 'make a draft the FINAL one of its UMD majors').action(
    (qc: string, options: Common) => inSession(options, (session, out) => publishDraft(session, qc, out)),
  )
}

function addReviews(catalogue: Command): void {
  const review = catalogue.command('review').description('reviews of a draft, without a server')
  add(review, 'open <qc>', 'send a draft out for review: writes the file for the reviewers')
    .requiredOption('--out <file>', 'the file to write')
    .option('--name <name>', 'the name of the review', '')
    .action((qc: string, options: Common & { out: string; name: string }) =>
      inSession(options, (session, out) => openReview(session, qc, options, out)),
    )
  add(review, 'merge <file...>', 'take in reviews, or the comments that come back').action(
    (files: string[], options: Common) =>
      inSession(options, (session, out) => mergeReview(session, files, out)),
  )
  add(review, 'export <id>', 'write a review with its comments; the first characters of its id are enough')
    .requiredOption('--out <file>', 'the file to write; .xlsx is a workbook for reviewers without Proviso')
    .action((id: string, options: Common & { out: string }) =>
      inSession(options, (session, out) => exportReview(session, id, options.out, out)),
    )
  add(review, 'table <id>', 'write what became of every comment (CSV)')
    .requiredOption('--out <file>', 'the file to write')
    .action((id: string, options: Common & { out: string }) =>
      inSession(options, (session, out) => writeReviewTable(session, id, options.out, out)),
    )
}

function readMajors(text: string): number[] {
  const majors = text.split(',').map((part) => Number(part.trim()))
  if (!majors.every((major) => Number.isInteger(major) && major > 0 && major < 100)) {
    throw new InvalidArgumentError('UMD majors are numbers such as 1,2.')
  }
  return majors
}
