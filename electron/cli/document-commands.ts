import { Argument, type Command } from 'commander'
import { writeBundleFile, type BundleOptions } from './bundle-command.ts'
import { add, inSession, type Common } from './command.ts'
import { compareReportsNamed } from './compare-command.ts'
import { documentKinds, writeAnyDocument, type DocumentKind } from './document-command.ts'
import { writeEvidencePages } from './evidence-pages-command.ts'
import { listImported } from './import-report-command.ts'
import { createOutput } from './output.ts'
import { verifyFiles, verifyFilesAgainst } from './verify-command.ts'

/** The commands around finished documents: prove, compare, write in another form. */
export function addDocumentCommands(program: Command): void {
  program
    .command('verify <file...>')
    .description('prove that a report or bundle is as it was made, or name what was changed in it')
    .option('--data <dir>', 'a data folder whose audit trail has to agree; without it none is needed')
    .option('--json', 'answer as JSON')
    .action((files: string[], options: Common) =>
      options.data === undefined
        ? verifyFiles(files, createOutput(options.json ?? false))
        : inSession(options, (session, out) => verifyFilesAgainst(session, files, out)),
    )
  add(program, 'bundle <id>', 'write everything about a verification into one archive')
    .option('--out <file>', 'the archive to write; without it the standard name in this folder')
    .option('--certificate <file>', 'sign it: your X.509 certificate (PEM)')
    .option('--key <file>', 'the key of the certificate (PEM); its passphrase is asked')
    .action((id: string, options: Common & BundleOptions) =>
      inSession(options, (session, out) => writeBundleFile(session, id, options, out)),
    )
  add(program, 'evidence-pages <id>', 'write the pages of every PDF among the evidence into one file')
    .option('--out <file>', 'the PDF to write; without it the standard name in this folder')
    .option('--with-report', 'put them behind the report, in one file; it then is not PDF/A')
    .option('--ask-password', 'ask for a password and try it on every locked file')
    .action((id: string, options: Common & { out?: string; askPassword?: boolean; withReport?: boolean }) =>
      inSession(options, (session, out) => writeEvidencePages(session, id, options, out)),
    )
  add(program, 'imported', 'list the verifications of others that were taken in').action((options: Common) =>
    inSession(options, listImported),
  )
  add(program, 'compare <first> <second>', 'compare two reports of one product: PDF files or ids')
    .option('--out <file>', 'write the comparison: .pdf, .html, .md or .json')
    .action((first: string, second: string, options: Common & { out?: string }) =>
      inSession(options, (session, out) => compareReportsNamed(session, [first, second], options, out)),
    )
  const kinds = Object.entries(documentKinds).map(([kind, names]) => `${kind}: ${names}`)
  add(program, 'document', `write a document as PDF, HTML, Markdown or JSON; ${kinds.join('; ')}`)
    .addArgument(new Argument('<kind>', 'the kind of document').choices(Object.keys(documentKinds)))
    .argument('<name...>', 'which one')
    .option('--out <file>', 'the file, its ending says the form; without it Markdown on the screen')
    .action((kind: DocumentKind, names: string[], options: Common & { out?: string }) =>
      inSession(options, (session, out) => writeAnyDocument(session, kind, names, options, out)),
    )
}
