import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef, type PDFObject } from 'pdf-lib'
import type { ByteRange } from '../seal.ts'

/** An object of a PDF by its place in the file. */
interface PlacedObject {
  readonly number: number
  readonly from: number
  readonly to: number
}

/** Longer lists say no more. */
const mostNamed = 4

/**
 * What lies in a range of a PDF, in a reader's words: "the content of page 3", "the attached data". Works on damaged
 * files too, then with object numbers only.
 */
export async function describePlace(bytes: Uint8Array, { from, to }: ByteRange): Promise<string> {
  const objects = findObjects(bytes).filter((object) => object.from < to && object.to > from)
  if (objects.length === 0) return 'the first or last lines of the file, which say where its parts are'
  const names = await nameObjects(bytes)
  const words = [...new Set(objects.map(({ number }) => names.get(number) ?? `object ${String(number)}`))]
  const more = words.length > mostNamed ? ` and ${String(words.length - mostNamed)} more` : ''
  return words.slice(0, mostNamed).join(', ') + more
}

function findObjects(bytes: Uint8Array): readonly PlacedObject[] {
  const text = Buffer.from(bytes).toString('latin1')
  const heads = [...text.matchAll(/(?:^|[\r\n])(\d{1,9}) 0 obj\b/g)]
  const end = text.search(/[\r\n]xref[\r\n]/)
  const last = end < 0 ? bytes.length : end
  return heads
    .map(({ index, 1: number }, place) => ({
      number: Number(number),
      from: index,
      to: heads[place + 1]?.index ?? last,
    }))
    .filter(({ from }) => from < last)
}

async function nameObjects(bytes: Uint8Array): Promise<ReadonlyMap<number, string>> {
  const names = new Map<number, string>()
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false })
    for (const [ref, object] of document.context.enumerateIndirectObjects()) {
      const name = nameByKind(object)
      if (name !== undefined) names.set(ref.objectNumber, name)
      for (const file of fontFilesOf(object)) names.set(file.objectNumber, 'a font')
    }
    for (const [index, page] of document.getPages().entries()) {
      const contents = page.node.get(PDFName.of('Contents'))
      if (contents instanceof PDFRef)
        names.set(contents.objectNumber, `the content of page ${String(index + 1)}`)
      names.set(page.ref.objectNumber, `the frame of page ${String(index + 1)}`)
    }
  } catch {
    // Too damaged to be read as a whole: object numbers have to do.
  }
  return names
}

const kinds: Readonly<Record<string, string>> = {
  '/StructElem': 'the structure for screen readers',
  '/StructTreeRoot': 'the structure for screen readers',
  '/Metadata': 'the metadata',
  '/Catalog': 'the catalogue of the file',
  '/Font': 'a font',
  '/FontDescriptor': 'a font',
  '/CMap': 'a font',
  '/PageLabel': 'the labels of the pages',
  '/Outlines': 'the outline',
  '/Filespec': 'the entry of an attached file',
  '/EmbeddedFile': 'the content of an attached file',
  '/XObject': 'a picture',
  '/Annot': 'a link',
  '/Pages': 'the list of pages',
  '/OutputIntent': 'the colour profile',
}

/** The streams that a description of a font points at. */
function fontFilesOf(object: PDFObject): readonly PDFRef[] {
  if (!(object instanceof PDFDict)) return []
  return ['FontFile', 'FontFile2', 'FontFile3', 'ToUnicode', 'CIDSet'].flatMap((member) => {
    const file = object.get(PDFName.of(member))
    return file instanceof PDFRef ? [file] : []
  })
}

function nameByKind(object: PDFObject): string | undefined {
  if (object instanceof PDFArray) return 'a list of the structure or of the links'
  const dict = object instanceof PDFRawStream ? object.dict : object
  if (!(dict instanceof PDFDict)) return undefined
  const type = dict.get(PDFName.of('Type'))
  if (type instanceof PDFName) return kinds[type.toString()]
  if (dict.has(PDFName.of('Nums'))) return 'the structure for screen readers'
  if (dict.has(PDFName.of('CreationDate'))) return 'the title and date'
  if (dict.has(PDFName.of('N')) && dict.has(PDFName.of('Range'))) return 'the colour profile'
  const isOutline = ['Title', 'Next', 'Prev', 'First'].some((member) => dict.has(PDFName.of(member)))
  return isOutline ? 'an entry of the outline' : undefined
}
