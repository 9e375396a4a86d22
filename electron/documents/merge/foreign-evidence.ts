import type { DocumentEvidence } from '../../../shared/domain/document-model.ts'
import type { ForeignPdf } from './foreign-pdf.ts'

/**
 * The PDFs among the evidence of a report, in its order. `read` answers the bytes of an attached file; one that is not
 * attached stands there with the reason.
 */
export async function foreignEvidence(
  evidence: readonly DocumentEvidence[],
  password: string | null,
  read: (attachedAs: string) => Promise<Uint8Array | undefined>,
): Promise<readonly ForeignPdf[]> {
  const pdfs = evidence.filter(({ mediaType }) => mediaType === 'application/pdf')
  return Promise.all(
    pdfs.map(async ({ number, name, attachedAs, notes }): Promise<ForeignPdf> => {
      const shown = `E${String(number)} ${name}`
      const bytes = attachedAs === null ? undefined : await read(attachedAs)
      if (bytes) return { name: shown, bytes, password }
      return {
        name: shown,
        bytes: new Uint8Array(),
        password,
        problem: `${shown}: ${notes.at(-1) ?? ''}`,
      }
    }),
  )
}
