import type { Paper, PaperBlock, PaperText } from '../../../shared/domain/paper.ts'
import { escapeLine, escapeText, linkTo } from './escape-markdown.ts'
import { marksMarkdown, marksMarkdownLine } from './marks-markdown.ts'

/**
 * A paper as Markdown, for a ticket or a wiki. Text of the data is escaped, so that it shows as it is and never becomes
 * a heading, a link or markup of HTML.
 */
export function paperMarkdown(paper: Paper): string {
  const head = [
    `# ${escapeLine(paper.title)}`,
    ...(paper.subtitle === '' ? [] : [escapeLine(paper.subtitle)]),
  ]
  const sections = paper.sections.flatMap(({ title, level, blocks }) => [
    `${'#'.repeat(level + 1)} ${escapeLine(title)}`,
    ...blocks.map(blockMarkdown),
  ])
  return `${[...head, ...sections].filter((part) => part !== '').join('\n\n')}\n`
}

function blockMarkdown(block: PaperBlock): string {
  switch (block.kind) {
    case 'text':
      return escapeText(block.text)
    case 'marked':
      return marksMarkdown(block.text)
    case 'note':
      return block.text
        .split('\n')
        .map((line) => `> ${escapeLine(line)}`)
        .join('\n')
    case 'facts':
      return block.pairs.map(({ label, value }) => `- **${escapeLine(label)}:** ${piece(value)}`).join('\n')
    case 'list':
      return block.items.map((item) => `- ${piece(item)}`).join('\n')
    case 'table': {
      const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
      return [
        line(block.columns.map(({ title }) => escapeLine(title))),
        line(block.columns.map(() => '---')),
        ...block.rows.map((cells) => line(cells.map((cell) => cell.map(piece).join('<br>')))),
      ].join('\n')
    }
  }
}

function piece(part: PaperText): string {
  if (part.marked) return marksMarkdownLine(part.text)
  const words = escapeLine(part.text)
  const linked = part.url === null ? words : linkTo(words, part.url)
  return (part.strong || part.verdict !== null) && words.trim() !== '' ? `**${linked}**` : linked
}
