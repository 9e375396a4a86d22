import { PDFDocument } from 'pdf-lib'
import { invalid, success, type Result } from '../../../shared/errors.ts'

/** A PDF of somebody else that is to stand among the pages of a document. */
export interface ForeignPdf {
  readonly name: string
  readonly bytes: Uint8Array
  /** Asked of the user when the file is locked; null when nobody was asked. */
  readonly password: string | null
  /** Set when it is known already that the file cannot be read. */
  readonly problem?: string
}

/** The place of a refusal that another password would change. */
export const lockedFile = 'locked'

/** More pages than this are no evidence but a library. */
const mostPages = 5000

export interface OpenedForeign {
  readonly document: PDFDocument
  /** Whether only the password opened it. */
  readonly isUnlocked: boolean
}

/** Opens a foreign PDF, locked ones with their password. The refusal is one sentence that names the file. */
export async function openForeign({
  name,
  bytes,
  password,
  problem,
}: ForeignPdf): Promise<Result<OpenedForeign>> {
  if (problem !== undefined) return invalid(problem)
  if (bytes.length === 0) return invalid(`${name} is empty.`)
  if (!Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return invalid(`${name} is no PDF.`)
  // An empty password opens what only its owner's password protects. Ignoring the lock would give blank pages.
  for (const attempt of password === null ? [''] : ['', password]) {
    const opened = await load(bytes, attempt)
    if (opened === 'locked') continue
    if (opened === 'damaged') return invalid(`${name} is damaged and cannot be read as a PDF.`)
    const judged = judgePages(name, opened)
    return judged.ok ? success({ document: opened, isUnlocked: attempt !== '' }) : judged
  }
  return invalid(
    password === null
      ? `${name} is locked; it needs a password.`
      : `${name} is locked; the password does not open it.`,
    lockedFile,
  )
}

async function load(bytes: Uint8Array, password: string): Promise<PDFDocument | 'locked' | 'damaged'> {
  try {
    return await PDFDocument.load(bytes, { updateMetadata: false, password, throwOnInvalidObject: false })
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    return /password|encrypt/i.test(words) ? 'locked' : 'damaged'
  }
}

function judgePages(name: string, document: PDFDocument): Result<PDFDocument> {
  let count: number
  try {
    count = document.getPages().length
  } catch {
    return invalid(`${name} is damaged: its list of pages cannot be read.`)
  }
  if (count === 0) return invalid(`${name} has no pages.`)
  if (count > mostPages)
    return invalid(`${name} has ${String(count)} pages; more than ${String(mostPages)} are not taken in.`)
  return success(document)
}
