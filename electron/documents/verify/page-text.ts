/**
 * What a reader finds on the pages of a tagged PDF, page by page and in the order it was set, without what stands outside
 * the text: page headers, footers and repeated table heads are marked as artifacts. Read by a program that is not the one
 * that set the pages. Throws when the file cannot be read.
 */
export async function readPageTexts(bytes: Uint8Array): Promise<readonly string[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
  })
  try {
    const document = await task.promise
    const pages: string[] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent({ disableNormalization: true, includeMarkedContent: true })
      pages.push(textOutsideArtifacts(items))
      page.cleanup()
    }
    return pages
  } finally {
    await task.destroy()
  }
}

type Item = { readonly str: string } | { readonly type: string; readonly tag?: string }

function textOutsideArtifacts(items: readonly Item[]): string {
  let text = ''
  const open: boolean[] = []
  for (const item of items) {
    if ('str' in item) {
      if (!open.includes(true)) text += item.str
    } else if (item.type === 'endMarkedContent') open.pop()
    else open.push(item.tag === 'Artifact')
  }
  return text
}
