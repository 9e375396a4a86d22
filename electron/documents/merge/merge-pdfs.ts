import { PDFDocument, StandardFonts } from 'pdf-lib'
import { codeName } from '../cell-text.ts'
import { sealPdf } from '../seal.ts'
import { describePagesBehind } from './behind-report.ts'
import type { ForeignPdf } from './foreign-pdf.ts'
import { lockedFile, openForeign } from './foreign-pdf.ts'
import { forgetTags, removeActive } from './remove-active.ts'

/** Where a file stands in the merged document, and what a reader must know of it. */
export interface MergedPart {
  readonly name: string
  /** Counts from 1. */
  readonly firstPage: number
  readonly pages: number
  /** Why a page that says so stands there instead; null when the file is there. */
  readonly problem: string | null
  /** Whether a password would open it. */
  readonly locked: boolean
  /** How many scripts, actions, forms and the like were taken out. */
  readonly removed: number
}

export interface Merged {
  readonly bytes: Uint8Array
  readonly parts: readonly MergedPart[]
}

interface MergeOptions {
  /** A report of ours that the pages are put behind, and that is sealed anew; null for a file of their own. */
  readonly report?: Uint8Array | null
  readonly onProgress?: (doing: string) => void
}

/**
 * Puts foreign PDFs one behind the other, each with its pages as they are and without anything active. A file that cannot
 * be read never stops the others: a page in its place says what is wrong. `date` is stamped into the result.
 */
export async function mergePdfs(
  files: readonly ForeignPdf[],
  date: Date,
  { report = null, onProgress = () => undefined }: MergeOptions = {},
): Promise<Merged> {
  const merged = await (report ? PDFDocument.load(report, { updateMetadata: false }) : createEmpty(date))
  const parts: MergedPart[] = []
  let hangsOnPassword = false
  for (const file of files) {
    onProgress(`Taking in ${file.name}`)
    const firstPage = merged.getPageCount() + 1
    const problem = await appendFile(merged, file)
    if (problem.words !== null) await appendProblem(merged, problem.words)
    const pages = merged.getPageCount() + 1 - firstPage
    const { words, locked, isUnlocked, removed } = problem
    hangsOnPassword ||= isUnlocked || (locked && file.password !== null)
    parts.push({ name: file.name, firstPage, pages, problem: words, locked, removed })
  }
  if (report) describePagesBehind(merged, parts, hangsOnPassword)
  const bytes = await merged.save({ useObjectStreams: false })
  return { bytes: report ? sealPdf(bytes) : bytes, parts }
}

async function createEmpty(date: Date): Promise<PDFDocument> {
  const document = await PDFDocument.create()
  document.setCreationDate(date)
  document.setModificationDate(date)
  document.setProducer('Proviso')
  document.setCreator('Proviso')
  return document
}

interface Appended {
  readonly words: string | null
  readonly locked: boolean
  readonly isUnlocked: boolean
  readonly removed: number
}

/** Appends the pages of a file, or nothing at all and says why. */
async function appendFile(merged: PDFDocument, file: ForeignPdf): Promise<Appended> {
  const opened = await openForeign(file)
  if (!opened.ok) {
    const { failure } = opened
    const locked = failure.kind === 'invalid' && failure.place === lockedFile
    return { words: failure.message, locked, isUnlocked: false, removed: 0 }
  }
  const { document, isUnlocked } = opened.value
  try {
    const cleaned = await cleanCopy(document)
    const pages = await merged.copyPages(cleaned.document, cleaned.document.getPageIndices())
    for (const page of pages) merged.addPage(page)
    return { words: null, locked: false, isUnlocked, removed: cleaned.removed }
  } catch {
    const words = `${file.name} is damaged: its pages cannot be copied.`
    return { words, locked: false, isUnlocked, removed: 0 }
  }
}

/** A document of the pages alone, written and read once: what cannot be written fails here and not in the whole. */
async function cleanCopy(
  source: PDFDocument,
): Promise<{ readonly document: PDFDocument; readonly removed: number }> {
  const flattened = flattenForm(source)
  const copy = await PDFDocument.create({ updateMetadata: false })
  const pages = await copy.copyPages(source, source.getPageIndices())
  for (const page of pages) {
    const { width, height } = page.getSize()
    if (!(width > 0 && height > 0 && width < 20_000 && height < 20_000)) page.setSize(595, 842)
    copy.addPage(page)
  }
  const removed = removeActive(copy) + flattened
  forgetTags(copy)
  const written = await copy.save({ useObjectStreams: false })
  return { document: await PDFDocument.load(written, { updateMetadata: false }), removed }
}

/** Fields become part of the page as they look; a form that cannot be drawn loses its fields with the annotations. */
function flattenForm(source: PDFDocument): number {
  try {
    const form = source.getForm()
    const fields = form.getFields().length
    if (fields > 0) form.flatten()
    return fields
  } catch {
    return 0
  }
}

async function appendProblem(merged: PDFDocument, words: string): Promise<void> {
  const page = merged.addPage([595, 842])
  const font = await merged.embedFont(StandardFonts.Helvetica)
  page.drawText('This file is not shown', { x: 60, y: 740, size: 16, font })
  // The standard font knows Western letters only; a name in another script is shown by its codes.
  const shown = Array.from(words, (character) =>
    /[ -~\u00A1-\u00FF]/.test(character) ? character : codeName(character),
  ).join('')
  const lines = shown.match(/.{1,80}(?:\s|$)|.{1,80}/g) ?? []
  for (const [index, line] of lines.slice(0, 40).entries()) {
    page.drawText(line, { x: 60, y: 710 - index * 16, size: 11, font })
  }
}
