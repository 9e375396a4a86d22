import { itemMark, type MarkedBlock } from './marked-text.ts'

/** The words of a text whose marks were read, as every form of a document has them. Lists keep the marks of their items. */
export function wordsOfMarks(blocks: readonly MarkedBlock[]): string {
  return blocks.map(wordsOfBlock).join('\n\n')
}

function wordsOfBlock(block: MarkedBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return block.runs.map(({ text }) => text).join('')
    case 'list':
      return block.items
        .map((item, index) => `${itemMark(block.start, index)} ${indent(wordsOfMarks(item))}`)
        .join('\n')
    case 'quote':
      return wordsOfMarks(block.blocks)
    case 'code':
      return block.about === '' ? block.text : `${block.about}\n${block.text}`
    case 'rule':
      return ''
  }
}

/** Further lines of an item stand below its first one. */
function indent(text: string): string {
  return text.replace(/\n(?=[^\n])/g, '\n  ')
}
