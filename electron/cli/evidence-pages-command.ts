import { askPassphrase } from './ask-passphrase.ts'
import type { Output } from './output.ts'
import { findVerification } from './report-command.ts'
import type { Session } from './session.ts'
import { writeDocument } from './write-document.ts'

/** Writes the pages of every PDF among the evidence into one file, behind the report if wanted, and says what was wrong with each. */
export async function writeEvidencePages(
  session: Session,
  beginning: string,
  options: { readonly out?: string; readonly askPassword?: boolean; readonly withReport?: boolean },
  output: Output,
): Promise<void> {
  const { documents } = session.client
  const verificationId = await findVerification(session.client, beginning)
  const password = options.askPassword ? await askPassphrase('the locked files') : null
  const work = await documents.evidencePages({
    verificationId,
    password,
    withReport: options.withReport ?? false,
  })
  for (;;) {
    const step = await work.next()
    if (!step.done) {
      output.doing(step.value.doing)
      continue
    }
    const { documentId, pages, parts } = step.value
    const { file, digest } = await documents.take({ documentId })
    const path = options.out ?? file.name
    await writeDocument(path, file)
    output.answer({ verificationId, path, pages, digest, parts }, [
      `${path}: ${String(pages)} pages, SHA-256 ${digest}`,
      ...parts.map(({ name, firstPage, problem, removed }) => {
        const gone = removed === 0 ? '' : `, ${String(removed)} active parts taken out`
        return `  page ${String(firstPage)}: ${problem ?? `${name}${gone}`}`
      }),
    ])
    return
  }
}
