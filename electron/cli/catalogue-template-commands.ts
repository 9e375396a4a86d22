import { join } from 'node:path'
import { readRecordFile } from './import-command.ts'
import { CommandFailure, type Output } from './output.ts'
import type { Client, Session } from './session.ts'
import { writeDocument } from './write-document.ts'

/** In which forms the documents of capabilities and products are written too. */
export const documentForms = ['none', 'pages', 'pages and PDF'] as const

export interface TemplateOptions {
  readonly out: string
  readonly product?: readonly string[]
  readonly documents?: (typeof documentForms)[number]
}

/** Writes the templates of products, all of them or those named, as one archive with an overview. */
export async function writeProductTemplates(
  { client }: Session,
  qcReleaseId: string,
  options: TemplateOptions,
  output: Output,
): Promise<void> {
  const work = await client.catalogue.exchange.templates({
    qcReleaseId,
    productKeys: options.product ? [...options.product] : null,
    documents: options.documents ?? (options.product ? 'none' : 'pages'),
  })
  for (;;) {
    const step = await work.next()
    if (!step.done) {
      output.doing(`${String(step.value.done + 1)} of ${String(step.value.total)}: ${step.value.doing}`)
      continue
    }
    const { documentId, fileName, templates, documents } = step.value
    const { file, digest } = await client.documents.take({ documentId })
    const path = join(options.out, fileName)
    await writeDocument(path, file)
    output.answer({ path, templates, documents, digest }, [
      `${path}: ${String(templates)} templates and ${String(documents)} other files, SHA-256 ${digest}`,
    ])
    return
  }
}

/** Shows what a filled workbook would change in a verification, and takes all of it over with --accept. */
export async function takeInFilledWorkbook(
  { client }: Session,
  run: string,
  path: string,
  options: { readonly accept?: boolean },
  output: Output,
): Promise<void> {
  const verificationId = await findRun(client, run)
  const file = await readRecordFile(path)
  const preview = await client.catalogue.exchange.previewFilled({ verificationId, file })
  const changed = preview.rows.filter(({ state }) => state === 'changed')
  const lines = [
    ...changed.map(({ criterionId, verdict, comment, tickets }) => {
      const parts = [
        ...(verdict ? [`${verdict.before ?? 'blank'} -> ${verdict.after ?? 'blank'}`] : []),
        ...(comment.length > 0 ? ['comment'] : []),
        ...(tickets.length > 0 ? ['tickets'] : []),
      ]
      return `changed ${criterionId}: ${parts.join(', ')}`
    }),
    ...preview.rows
      .filter(({ state }) => state === 'skipped')
      .map(({ criterionId, reason }) => `skipped ${criterionId}: ${reason}`),
    ...preview.notes,
  ]
  if (options.accept !== true) {
    output.answer(preview, lines)
    output.doing(`${String(changed.length)} rows would change. Take them over with --accept.`)
    return
  }
  const accepted = changed.map(({ criterionId }) => criterionId)
  const { taken } = await client.catalogue.exchange.importFilled({ verificationId, file, accepted })
  output.answer({ ...preview, taken }, [...lines, `${String(taken)} rows taken over.`])
}

async function findRun(client: Client, beginning: string): Promise<string> {
  const found = (await client.verifications.list({})).filter(({ id }) => id.startsWith(beginning))
  const [first] = found
  if (!first) throw new CommandFailure(`There is no verification ${beginning}. "proviso runs" lists them.`)
  if (found.length > 1)
    throw new CommandFailure(`${String(found.length)} verifications begin with ${beginning}.`)
  return first.id
}
