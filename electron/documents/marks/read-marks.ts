import type { Definition, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import type { MarkedBlock } from './marked-text.ts'
import { rememberByText } from './remember.ts'
import { plainLook, readRuns, type Definitions } from './read-runs.ts'
import { wordsOfMarks } from './words-of-marks.ts'

/** A longer text is a log, and reading marks can take the square of its length: it is shown as written. */
const longestMarked = 50_000

/** Nobody nests so deep on purpose, and a reader of marks needs the square of it in time. */
const deepNest = /^(?:[ \t]*(?:>|[*+-](?=[ \t])|\d{1,9}[.)](?=[ \t]))){16}/m

/** Lists and quotes within each other: more would leave no width to print in. */
const deepest = 5

/**
 * A text with the light marks of CommonMark as the screen shows it, with two differences that paper asks for: a line end
 * stays one, and the address of a link follows its words. Markup of HTML is text. Nothing that is written is lost but the
 * marks; a text that is nothing but marks is shown as written.
 */
export const readMarks = rememberByText(readAnew, 1000)

function readAnew(text: string): readonly MarkedBlock[] {
  if (text.trim() === '') return []
  // The reader of marks replaces NUL, which nobody types.
  if (text.length > longestMarked || text.includes('\0') || deepNest.test(text)) return [asWritten(text)]
  const { children } = fromMarkdown(text)
  const all = children.flatMap(definitionsIn)
  const known = new Map(all.toReversed().map((each) => [each.identifier, each]))
  const definitions: Definitions = { known, used: new Set() }
  const blocks = children.flatMap((node) => readBlock(node, definitions, 1))
  const unused = all.filter(
    (each) => known.get(each.identifier) !== each || !definitions.used.has(each.identifier),
  )
  const read = [...blocks, ...unused.map((each) => asWritten(sourceOf(each, text)))]
  return read.length === 0 ? [asWritten(text)] : read
}

function readBlock(node: RootContent, definitions: Definitions, depth: number): readonly MarkedBlock[] {
  const inner = (nodes: readonly RootContent[]) =>
    nodes.flatMap((each) => readBlock(each, definitions, depth + 1))
  const outer = (block: MarkedBlock) => (depth > deepest ? asWritten(wordsOfMarks([block])) : block)
  switch (node.type) {
    case 'paragraph':
    case 'heading': {
      const runs = readRuns(node.children, definitions, node.type === 'heading')
      return runs.length === 0 ? [] : [{ kind: 'paragraph', runs }]
    }
    case 'list': {
      const start = node.ordered === true ? (node.start ?? 1) : null
      return [outer({ kind: 'list', start, items: node.children.map((item) => inner(item.children)) })]
    }
    case 'blockquote':
      return [outer({ kind: 'quote', blocks: inner(node.children) })]
    case 'code':
      return [{ kind: 'code', about: [node.lang, node.meta].filter(Boolean).join(' '), text: node.value }]
    case 'thematicBreak':
      return [{ kind: 'rule' }]
    case 'html':
      return [asWritten(node.value)]
    case 'definition':
      // Printed where it is used.
      return []
    // No other kind stands among the blocks of a text without extensions of the syntax.
    case 'break':
    case 'delete':
    case 'emphasis':
    case 'footnoteDefinition':
    case 'footnoteReference':
    case 'image':
    case 'imageReference':
    case 'inlineCode':
    case 'link':
    case 'linkReference':
    case 'listItem':
    case 'strong':
    case 'table':
    case 'tableCell':
    case 'tableRow':
    case 'text':
    case 'yaml':
      return []
  }
}

function definitionsIn(node: RootContent): readonly Definition[] {
  if (node.type === 'definition') return [node]
  const holds = node.type === 'blockquote' || node.type === 'list' || node.type === 'listItem'
  return holds ? node.children.flatMap((child) => definitionsIn(child)) : []
}

function asWritten(text: string): MarkedBlock {
  return { kind: 'paragraph', runs: [{ ...plainLook, text }] }
}

function sourceOf({ position }: Definition, text: string): string {
  return text.slice(position?.start.offset, position?.end.offset)
}
