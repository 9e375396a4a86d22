import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist'
// oxlint-disable-next-line import/default -- the bundler makes an address of it
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

/** A page's size in PDF points, as it is shown. */
export interface PageSize {
  readonly width: number
  readonly height: number
}

export interface OpenPdf {
  readonly sizes: readonly PageSize[]
  /** Draws page `index` (from 0) on the canvas, `scale` pixels a point; stops when the signal says so. */
  draw(index: number, canvas: HTMLCanvasElement, scale: number, signal: AbortSignal): Promise<void>
  close(): void
}

/** Opens PDF bytes for drawing. The bytes are handed to a worker: they cannot be used afterwards. */
export async function openPdf(data: Uint8Array): Promise<OpenPdf> {
  GlobalWorkerOptions.workerSrc = workerUrl
  // The content policy forbids compiling WebAssembly; it is only wanted for rare picture formats.
  const task = getDocument({ data, useWasm: false })
  const pdf = await task.promise
  return {
    sizes: await readSizes(pdf),
    async draw(index, canvas, scale, signal) {
      const page = await pdf.getPage(index + 1)
      if (signal.aborted) return
      const viewport = page.getViewport({ scale })
      canvas.width = Math.floor(viewport.width)
      canvas.height = Math.floor(viewport.height)
      const work = page.render({ canvas, viewport })
      signal.addEventListener('abort', () => work.cancel())
      await work.promise.catch((error: unknown) => {
        if (!signal.aborted) throw error
      })
    },
    close: () => void task.destroy(),
  }
}

async function readSizes(pdf: PDFDocumentProxy): Promise<readonly PageSize[]> {
  const sizes: PageSize[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { width, height } = (await pdf.getPage(number)).getViewport({ scale: 1 })
    sizes.push({ width, height })
  }
  return sizes
}
