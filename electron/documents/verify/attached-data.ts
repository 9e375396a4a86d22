import { PDFDocument } from 'pdf-lib'
import { invalid, success, type Result } from '../../../shared/errors.ts'
import { DocumentModel, documentSchema } from '../../../shared/domain/document-model.ts'
import { Paper, paperSchema } from '../../../shared/domain/paper.ts'
import { attachedDataName, digestOfData, type Typesettable } from '../report-data.ts'

/** The data inside a document, read and proven to be of a known form. */
export interface AttachedData {
  readonly model: Typesettable
  /** As it stands in the file, with members a later Proviso may have added. */
  readonly raw: Typesettable
  readonly text: string
  readonly digest: string
  /** Every other attached file, by its name. */
  readonly files: ReadonlyMap<string, AttachedFile>
}

export interface AttachedFile {
  readonly bytes: Uint8Array
  readonly mediaType: string
}

/** Larger data was never written by Proviso. */
const largestData = 64 * 1024 * 1024

/** Takes the attached data out of a PDF. The refusal is one sentence that says what is wrong with it. */
export async function readAttachedData(bytes: Uint8Array): Promise<Result<AttachedData>> {
  let attached: Uint8Array | undefined
  const files = new Map<string, AttachedFile>()
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false })
    for (const { name, data, mimeType } of document.getAttachments()) {
      if (name === attachedDataName) attached = data
      else files.set(name, { bytes: data, mediaType: mimeType ?? '' })
    }
  } catch {
    return invalid('The file cannot be read as a PDF, or its attached data is damaged.')
  }
  if (!attached) return invalid(`The file carries no ${attachedDataName}: it is no report of Proviso.`)
  if (attached.length > largestData)
    return invalid('The attached data is larger than 64 MB and was not read.')
  const read = readData(new TextDecoder().decode(attached))
  return read.ok ? success({ ...read.value, files }) : read
}

/** Reads the data of a document; `place` of a refusal is the member that does not fit. */
export function readData(text: string): Result<Omit<AttachedData, 'files'>> {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return invalid('The attached data is no JSON.')
  }
  const schema = typeof raw === 'object' && raw !== null && 'schema' in raw ? raw.schema : undefined
  const known = schema === documentSchema ? DocumentModel : schema === paperSchema ? Paper : undefined
  if (!known) {
    const named = typeof schema === 'string' ? ` ("${schema.slice(0, 40)}")` : ''
    return invalid(`The attached data is of a form that this Proviso does not know${named}.`)
  }
  const parsed = known.safeParse(raw)
  if (!parsed.success) {
    const place = parsed.error.issues[0]?.path.join('.') ?? ''
    return invalid(`The attached data does not fit its own form at "${place}".`, place)
  }
  return success({ model: parsed.data, raw: raw as Typesettable, text, digest: digestOfData(text) })
}
