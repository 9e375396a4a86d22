import { SaxesParser } from 'saxes'

const maxDepth = 64

export interface XmlHandlers {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
  /** Asked now and then; true ends the walk. */
  readonly isDone?: () => boolean
}

/**
 * Walks XML without building a tree; names come without their prefix. Answers what is wrong, or null. A document type
 * is refused: no workbook has one, and entities are declared in it.
 */
export function walkXml(xml: string, handlers: XmlHandlers): string | null {
  let fault: string | null = null
  let depth = 0
  const parser = new SaxesParser()
  const localName = (name: string) => name.slice(name.indexOf(':') + 1)
  parser.on('doctype', () => {
    fault ??= 'it declares a document type'
  })
  parser.on('error', (error) => {
    fault ??= `its XML is broken (${error.message.slice(0, 80)})`
  })
  parser.on('opentag', (tag) => {
    depth += 1
    if (depth > maxDepth) fault ??= 'its XML is nested too deeply'
    if (fault === null) handlers.open(localName(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    depth -= 1
    if (fault === null) handlers.close?.(localName(tag.name))
  })
  parser.on('text', (text) => {
    if (fault === null) handlers.text?.(text)
  })
  const isSound = () => fault === null
  const isDone = () => handlers.isDone?.() ?? false
  // In pieces, so that a fault at the beginning does not cost the whole walk.
  for (let at = 0; at < xml.length && isSound() && !isDone(); at += 65_536)
    parser.write(xml.slice(at, at + 65_536))
  if (isSound() && !isDone()) parser.close()
  return fault
}
