import { PDFDocument } from 'pdf-lib'

export interface PdfFacts {
  readonly pages: number
  readonly title: string | undefined
  readonly attachments: readonly string[]
}

/** Reads a PDF back, as another program would, and says what is in it. Throws when it cannot be read. */
export async function inspectPdf(bytes: Uint8Array): Promise<PdfFacts> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  return {
    pages: document.getPageCount(),
    title: document.getTitle(),
    attachments: document.getAttachments().map((attachment) => attachment.name),
  }
}
