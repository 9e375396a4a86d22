import type { Paper, PaperBlock, PaperText } from '../../../shared/domain/paper.ts'

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
  const words = escapeLine(part.text)
  const linked =
    part.url === null ? words : `[${words}](<${part.url.replace(/[<>\s]/g, encodeURIComponent)}>)`
  return (part.strong || part.verdict !== null) && words.trim() !== '' ? `**${linked}**` : linked
}

/** Each line end of the text stays one. */
function escapeText(text: string): string {
  return escapeMarks(text).replace(/\n(?=[^\n])/g, '  \n')
}

/** Where Markdown takes one line only: line ends become breaks. */
function escapeLine(text: string): string {
  return escapeMarks(text).replace(/\n/g, '<br>')
}

/** Marks of inline syntax anywhere, those of blocks at the start of a line; controls would corrupt a ticket. */
function escapeMarks(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/[\\`*[\]<>|~&$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\$&')
    .replace(/^( *)([#+=-])/gm, '$1\\$2')
    .replace(/^( *\d+)([.)])(?=\s|$)/gm, '$1\\$2')
}
