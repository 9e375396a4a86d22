import { itemMark, type MarkedBlock, type MarkedRun } from '../marks/marked-text.ts'
import { readMarks } from '../marks/read-marks.ts'
import { escapeLine, escapeText, linkTo } from './escape-markdown.ts'

/**
 * A text with light marks as a part of a larger Markdown text. Its own marks are written anew, so that none of them
 * reaches beyond it and a heading inside it does not become one of the whole.
 */
export function marksMarkdown(text: string): string {
  return blocksMarkdown(readMarks(text))
}

/** The same on one line, as a cell of a table takes it: lists and code become lines with breaks between. */
export function marksMarkdownLine(text: string): string {
  return readMarks(text).map(blockLine).join('<br>')
}

function blocksMarkdown(blocks: readonly MarkedBlock[]): string {
  return blocks.map(blockMarkdown).join('\n\n')
}

function blockMarkdown(block: MarkedBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return runsMarkdown(block.runs, escapeText)
    case 'list':
      return block.items
        .map((item, index) => {
          const mark = block.start === null ? '-' : itemMark(block.start, index)
          return `${mark} ${blocksMarkdown(item).replace(/\n(?=[^\n])/g, `\n${' '.repeat(mark.length + 1)}`)}`
        })
        .join('\n')
    case 'quote':
      return blocksMarkdown(block.blocks).replace(/^/gm, '> ')
    case 'code': {
      const fence = '`'.repeat(Math.max(3, longestRun(block.text) + 1))
      return `${fence}${block.about.replace(/[`\n]/g, '')}\n${block.text}\n${fence}`
    }
    case 'rule':
      return '* * *'
  }
}

function blockLine(block: MarkedBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return runsMarkdown(block.runs, escapeLine)
    case 'list':
      return block.items
        .map(
          (item, index) => escapeLine(`${itemMark(block.start, index)} `) + item.map(blockLine).join('<br>'),
        )
        .join('<br>')
    case 'quote':
      return block.blocks.map(blockLine).join('<br>')
    case 'code':
      return block.text.split('\n').map(codeMarkdown).join('<br>')
    case 'rule':
      return '–'
  }
}

function runsMarkdown(runs: readonly MarkedRun[], escape: (text: string) => string): string {
  return runs
    .filter(({ isAddress }) => !isAddress)
    .map((run) => runMarkdown(run, escape))
    .join('')
}

function runMarkdown(
  { text, strong, emphasis, code, url }: MarkedRun,
  escape: (text: string) => string,
): string {
  // Marks hold only around words, not around blanks.
  const [, before = '', inner = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? []
  if (inner === '') return escape(text)
  let words = code ? codeMarkdown(inner) : escape(inner)
  if (emphasis) words = `*${words}*`
  if (strong) words = `**${words}**`
  return escape(before) + (url === null ? words : linkTo(words, url)) + escape(after)
}

function codeMarkdown(text: string): string {
  if (text.trim() === '') return ''
  const fence = '`'.repeat(longestRun(text) + 1)
  const words = text.replaceAll('|', '\\|').replace(/\n/g, ' ')
  return /^`|`$/.test(words) ? `${fence} ${words} ${fence}` : `${fence}${words}${fence}`
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length))
}
