import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
} from 'pdf-lib'
import type { MergedPart } from './merge-pdfs.ts'

/** The pages behind a report: none, those of its attached PDFs as anybody can read them, or some that a password opened. */
export type PagesBehind = 'none' | 'as attached' | 'unlocked'

const marker = PDFName.of('ProvisoPages')
const values = { AsAttached: 'as attached', Unlocked: 'unlocked' } as const

/** What a file says of itself; a damaged one says nothing. */
export async function pagesBehind(bytes: Uint8Array): Promise<PagesBehind> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false })
    const value = document.catalog.get(marker)
    if (!(value instanceof PDFName)) return 'none'
    return value.decodeText() === 'Unlocked' ? values.Unlocked : values.AsAttached
  } catch {
    return 'none'
  }
}

/**
 * Completes a report that foreign pages were put behind: they stand in its outline and have labels of their own, and the
 * claim to be archival is withdrawn, since nobody can make it for pages of others.
 */
export function describePagesBehind(
  report: PDFDocument,
  parts: readonly MergedPart[],
  hangsOnPassword: boolean,
): void {
  withdrawClaim(report)
  addToOutline(report, parts)
  labelPages(report, parts)
  report.catalog.set(marker, PDFName.of(hangsOnPassword ? 'Unlocked' : 'AsAttached'))
}

/** The metadata is XML; the claim is two elements of it. */
function withdrawClaim({ catalog, context }: PDFDocument): void {
  const ref = catalog.get(PDFName.of('Metadata'))
  const metadata = context.lookup(ref)
  if (!(ref instanceof PDFRef && metadata instanceof PDFRawStream)) return
  const words = Buffer.from(metadata.contents).toString('utf8')
  const stream = context.stream(words.replace(/<pdfaid:\w+>[^<]*<\/pdfaid:\w+>/g, ''), {
    Type: 'Metadata',
    Subtype: 'XML',
  })
  context.assign(ref, stream)
}

/** One entry behind all others, with one below it for each file. */
function addToOutline(report: PDFDocument, parts: readonly MergedPart[]): void {
  const { catalog, context } = report
  const outline = catalog.lookup(PDFName.of('Outlines'))
  const last = outline instanceof PDFDict ? outline.get(PDFName.of('Last')) : undefined
  const outlineRef = catalog.get(PDFName.of('Outlines'))
  const [first] = parts
  if (!(outline instanceof PDFDict && last instanceof PDFRef && outlineRef instanceof PDFRef && first)) return
  const entry = (title: string, page: number, parent: PDFRef) =>
    context.obj({
      Title: PDFHexString.fromText(title),
      Parent: parent,
      Dest: [report.getPage(page - 1).ref, 'Fit'],
    })
  const head = entry('Pages of PDF evidence', first.firstPage, outlineRef)
  const headRef = context.register(head)
  const items = parts.map(({ name, firstPage }) => entry(name, firstPage, headRef))
  const refs = items.map((item) => context.register(item))
  for (const [index, item] of items.entries()) link(item, refs[index - 1], refs[index + 1])
  const [firstRef, lastRef] = [refs[0], refs.at(-1)]
  if (firstRef && lastRef) setAll(head, { First: firstRef, Last: lastRef })
  head.set(PDFName.of('Count'), PDFNumber.of(-items.length))
  link(head, last, undefined)
  const before = context.lookup(last)
  if (before instanceof PDFDict) setAll(before, { Next: headRef })
  setAll(outline, { Last: headRef })
  const count = outline.lookup(PDFName.of('Count'))
  if (count instanceof PDFNumber) outline.set(PDFName.of('Count'), PDFNumber.of(count.asNumber() + 1))
}

function link(entry: PDFDict, before: PDFRef | undefined, after: PDFRef | undefined): void {
  setAll(entry, { ...(before && { Prev: before }), ...(after && { Next: after }) })
}

function setAll(dict: PDFDict, members: Readonly<Record<string, PDFRef>>): void {
  for (const [name, ref] of Object.entries(members)) dict.set(PDFName.of(name), ref)
}

/** "E3-1" is the first page of what stands for E3. */
function labelPages({ catalog, context }: PDFDocument, parts: readonly MergedPart[]): void {
  const labels = catalog.lookup(PDFName.of('PageLabels'))
  const numbers = labels instanceof PDFDict ? labels.lookup(PDFName.of('Nums')) : undefined
  if (!(numbers instanceof PDFArray)) return
  for (const { name, firstPage } of parts) {
    const [number = ''] = name.split(' ')
    numbers.push(PDFNumber.of(firstPage - 1))
    numbers.push(context.obj({ S: 'D', P: PDFHexString.fromText(`${number}-`) }))
  }
}
