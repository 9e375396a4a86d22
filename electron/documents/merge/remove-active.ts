import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef, PDFStream, type PDFObject } from 'pdf-lib'

/** What happens on its own or on a click, beyond opening a web page: nobody who reads evidence expects that. */
const harmlessActions: ReadonlySet<string> = new Set(['/URI', '/GoTo'])

/** Kinds of annotation that only show something. Forms, sounds, films, attached files and the like are not among them. */
const shownOnly: ReadonlySet<string> = new Set(
  'Link Text FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink'
    .split(' ')
    .map((name) => `/${name}`),
)

/** Members that start something or carry what no page shows. */
const activeMembers = [
  'AA',
  'OpenAction',
  'JS',
  'JavaScript',
  'PieceInfo',
  'Metadata',
  'Thumb',
  'AF',
  'RichMediaContent',
]
const activeNames = activeMembers.map((name) => PDFName.of(name))

/**
 * Takes everything active out of a document that pages were copied into: scripts, actions other than web links, forms,
 * films, attached files, streams that lie outside the file. Answers how many things went.
 */
export function removeActive(document: PDFDocument): number {
  let removed = 0
  for (const page of document.getPages()) removed += thinAnnotations(page.node)
  for (const [, object] of document.context.enumerateIndirectObjects()) removed += clean(object)
  return removed
}

/** Pages that are copied leave their tags behind; what still points there would point into those of another document. */
export function forgetTags(document: PDFDocument): void {
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    const dict = object instanceof PDFStream ? object.dict : object
    if (!(dict instanceof PDFDict)) continue
    for (const name of ['StructParents', 'StructParent']) dict.delete(PDFName.of(name))
  }
}

function thinAnnotations(page: PDFDict): number {
  const annotations = page.lookup(PDFName.of('Annots'))
  if (!(annotations instanceof PDFArray)) {
    page.delete(PDFName.of('Annots'))
    return 0
  }
  let removed = 0
  for (let index = annotations.size() - 1; index >= 0; index -= 1) {
    const annotation = annotations.lookup(index)
    const kind = annotation instanceof PDFDict ? annotation.lookup(PDFName.of('Subtype')) : undefined
    if (kind instanceof PDFName && shownOnly.has(kind.toString())) continue
    dropObject(page, annotations.get(index))
    annotations.remove(index)
    removed += 1
  }
  return removed
}

/** An object nobody points at any more would still be written. */
function dropObject(page: PDFDict, object: PDFObject): void {
  if (object instanceof PDFRef) page.context.delete(object)
}

/** Cleans one object and what lies directly in it; what it only points at is cleaned in its own turn. */
function clean(object: PDFObject): number {
  let removed = 0
  const waiting: PDFObject[] = [object]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next instanceof PDFArray) waiting.push(...next.asArray())
    const dict = next instanceof PDFStream ? next.dict : next
    if (!(dict instanceof PDFDict)) continue
    removed += cleanDict(dict, next instanceof PDFStream)
    waiting.push(...dict.values())
  }
  return removed
}

function cleanDict(dict: PDFDict, isStream: boolean): number {
  let removed = 0
  for (const name of activeNames) removed += Number(dict.delete(name))
  // The bytes of a stream may lie in another file.
  if (isStream)
    for (const name of ['F', 'FFilter', 'FDecodeParms']) removed += Number(dict.delete(PDFName.of(name)))
  const action = dict.lookup(PDFName.of('A'))
  if (action instanceof PDFDict && !isHarmless(action)) removed += Number(dict.delete(PDFName.of('A')))
  const kind = dict.get(PDFName.of('S'))
  const isAction = dict.get(PDFName.of('Type'))?.toString() === '/Action'
  if (isAction && kind instanceof PDFName && !harmlessActions.has(kind.toString())) {
    for (const name of dict.keys()) dict.delete(name)
    removed += 1
  }
  // Actions follow one another.
  return (
    removed +
    Number(dict.has(PDFName.of('Next')) && dict.has(PDFName.of('S')) && dict.delete(PDFName.of('Next')))
  )
}

function isHarmless(action: PDFDict): boolean {
  const kind = action.lookup(PDFName.of('S'))?.toString() ?? ''
  if (kind === '/GoTo') return true
  const address = action.lookup(PDFName.of('URI'))?.toString() ?? ''
  return kind === '/URI' && /^[(<]?https?:/i.test(address)
}
