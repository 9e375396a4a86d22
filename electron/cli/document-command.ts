import { extname } from 'node:path'
import type { DocumentWanted, TextForm } from '../../shared/domain/document-wanted.ts'
import { CommandFailure, type Output } from './output.ts'
import { findVerification, takeDocument } from './report-command.ts'
import type { Client, Session } from './session.ts'
import { writeDocument } from './write-document.ts'

/** The kinds of document a person can name, and what each is told apart by. */
export const documentKinds = {
  report: 'a verification: the beginning of its id',
  release: 'a UMD release: its version',
  notes: 'a QC release: QC7',
  capability: 'a QC release and a capability: QC7 Accounting',
  product: 'a QC release and a product: QC7 emi.dcache',
} as const
export type DocumentKind = keyof typeof documentKinds

const forms: Readonly<Record<string, TextForm>> = { '.html': 'html', '.md': 'markdown', '.json': 'json' }

/** Writes any kind of document; the ending of `out` says in which form. Markdown goes to the screen without `out`. */
export async function writeAnyDocument(
  session: Session,
  kind: DocumentKind,
  names: readonly string[],
  options: { readonly out?: string },
  output: Output,
): Promise<void> {
  await writeWanted(session.client, await wantedOf(session.client, kind, names), options, output)
}

export async function writeWanted(
  client: Client,
  wanted: DocumentWanted,
  { out }: { readonly out?: string },
  output: Output,
): Promise<void> {
  if (out === undefined) {
    const { text } = await client.documents.text({ wanted, form: 'markdown' })
    output.answer({ markdown: text }, [text.trimEnd()])
    return
  }
  const form = forms[extname(out).toLowerCase()]
  if (form) {
    const { text } = await client.documents.text({ wanted, form })
    await writeDocument(out, new File([text], out))
    output.answer({ path: out }, [`${out}: written`])
    return
  }
  if (extname(out).toLowerCase() !== '.pdf') {
    throw new CommandFailure(`${out}: the ending says the form, one of .pdf, .html, .md and .json.`, 2)
  }
  const made = await takeDocument(client, await client.documents.make({ wanted }), out, output)
  output.answer(made, [`${made.path}: ${String(made.pages)} pages, SHA-256 ${made.digest}`])
}

async function wantedOf(
  client: Client,
  kind: DocumentKind,
  names: readonly string[],
): Promise<DocumentWanted> {
  const [first, second] = names
  const isPair = kind === 'capability' || kind === 'product'
  if (first === undefined || (isPair && second === undefined)) {
    throw new CommandFailure(`"${kind}" needs ${documentKinds[kind]}.`, 2)
  }
  switch (kind) {
    case 'report':
      return { kind: 'verification', verificationId: await findVerification(client, first) }
    case 'release':
      return { kind: 'UMD release', version: first }
    case 'notes':
      return { kind: 'QC release notes', qcReleaseId: first }
    case 'capability':
      return { kind, qcReleaseId: first, capabilityId: second ?? '' }
    case 'product':
      return { kind, qcReleaseId: first, productKey: second ?? '' }
  }
}
