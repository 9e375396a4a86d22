import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** The text of each page in the order it was set, without blanks: lines break where they like. */
export async function readPages(bytes: Uint8Array): Promise<readonly string[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const document = await task.promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent({ disableNormalization: true })
    pages.push(withoutBlanks(items.map((item) => ('str' in item ? item.str : '')).join('')))
  }
  await task.destroy()
  return pages
}

/** How far to the right any text reaches, in points from the left edge of its page. */
export async function furthestRight(bytes: Uint8Array): Promise<number> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const document = await task.promise
  let furthest = 0
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    for (const item of items) {
      if ('str' in item) furthest = Math.max(furthest, Number(item.transform[4]) + item.width)
    }
  }
  await task.destroy()
  return furthest
}

export function withoutBlanks(text: string): string {
  return text.replace(/\s+/g, '')
}
