import type { Progress } from '../../shared/contract/base.ts'
import type { FinishedDocument } from '../../shared/contract/documents.ts'
import { CommandFailure, type Output } from './output.ts'
import type { Client, Session } from './session.ts'
import { writeDocument } from './write-document.ts'

/** Writes the report of a verification; `beginning` is its id or the first characters of it. */
export async function writeReportFile(
  session: Session,
  beginning: string,
  { out, accessible = false }: { readonly out?: string; readonly accessible?: boolean },
  output: Output,
): Promise<void> {
  const id = await findVerification(session.client, beginning)
  const work = await session.client.documents.report({ verificationId: id, accessible })
  const result = await takeDocument(session.client, work, out, output)
  output.answer({ verificationId: id, ...result }, [
    `${result.path}: ${String(result.pages)} pages, SHA-256 ${result.digest}`,
  ])
}

export async function exportReport(
  client: Client,
  verificationId: string,
  out: string | undefined,
  output: Output,
): Promise<WrittenDocument> {
  return takeDocument(client, await client.documents.report({ verificationId }), out, output)
}

export interface WrittenDocument {
  readonly path: string
  readonly pages: number
  readonly digest: string
}

/** Follows the making of a document to its end, fetches it and writes it whole or not at all. */
export async function takeDocument(
  client: Client,
  work: AsyncIterator<Progress, FinishedDocument>,
  out: string | undefined,
  output: Output,
): Promise<WrittenDocument> {
  const { file, pages, digest } = await fetchDocument(client, work, output)
  const path = out ?? file.name
  await writeDocument(path, file)
  return { path, pages, digest }
}

/** Follows the making of a document to its end and fetches it. */
export async function fetchDocument(
  client: Client,
  work: AsyncIterator<Progress, FinishedDocument>,
  output: Output,
): Promise<{ readonly file: File; readonly pages: number; readonly digest: string }> {
  for (;;) {
    const step = await work.next()
    if (step.done === true) {
      const { documentId, pages } = step.value
      return { pages, ...(await client.documents.take({ documentId })) }
    }
    output.doing(step.value.doing)
  }
}

/** The one verification whose id begins so. */
export async function findVerification(client: Client, beginning: string): Promise<string> {
  const found = (await client.verifications.list({})).filter(({ id }) => id.startsWith(beginning))
  const [first] = found
  if (!first) throw new CommandFailure(`There is no verification ${beginning}. "proviso runs" lists them.`)
  if (found.length > 1)
    throw new CommandFailure(`${String(found.length)} verifications begin with ${beginning}.`)
  return first.id
}
