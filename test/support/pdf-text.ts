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

/** How far text reaches, in points: to the right from the left edge of its page, and down to its lower edge. */
export async function reachOfText(
  bytes: Uint8Array,
): Promise<{ readonly right: number; readonly low: number }> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const document = await task.promise
  let right = 0
  let low = Infinity
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue
      right = Math.max(right, Number(item.transform[4]) + item.width)
      low = Math.min(low, Number(item.transform[5]))
    }
  }
  await task.destroy()
  return { right, low }
}

export function withoutBlanks(text: string): string {
  return text.replace(/\s+/g, '')
}
