import type { OpenPdf } from './pdf-document.ts'
import styles from './print.module.css'

/** Pixels a PDF point: 150 an inch, which is sharp on paper and fits in memory. */
const scale = 150 / 72

/**
 * Prints the pages as they are shown. They are drawn as pictures that only paper sees, since a window may not open the
 * file itself; whoever wants to print words exports the PDF. Ends when the print dialog is closed.
 */
export async function printPages(
  pdf: OpenPdf,
  { signal, onPage }: { readonly signal: AbortSignal; readonly onPage: (page: number) => void },
): Promise<void> {
  const sheets = document.createElement('div')
  sheets.className = styles.sheets ?? ''
  sheets.ariaHidden = 'true'
  const addresses: string[] = []
  try {
    for (const index of pdf.sizes.keys()) {
      onPage(index)
      const address = URL.createObjectURL(await drawPage(pdf, index, signal))
      addresses.push(address)
      sheets.append(await pictureOf(address))
      if (signal.aborted) return
    }
    document.body.append(sheets)
    window.print()
  } finally {
    sheets.remove()
    for (const address of addresses) URL.revokeObjectURL(address)
  }
}

async function drawPage(pdf: OpenPdf, index: number, signal: AbortSignal): Promise<Blob> {
  const canvas = document.createElement('canvas')
  await pdf.draw(index, canvas, scale, signal)
  const drawn = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve)
  })
  if (!drawn) throw new Error('A page could not be drawn for printing.')
  return drawn
}

async function pictureOf(address: string): Promise<HTMLImageElement> {
  const picture = new Image()
  picture.src = address
  await picture.decode()
  return picture
}
