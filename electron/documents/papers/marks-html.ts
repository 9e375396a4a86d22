import type { MarkedBlock, MarkedRun } from '../marks/marked-text.ts'
import { readMarks } from '../marks/read-marks.ts'
import { escapeHtml } from './escape-html.ts'

/** A text with light marks as HTML. Markup inside it is text; only web addresses become links. */
export function marksHtml(text: string): string {
  return blocksHtml(readMarks(text))
}

function blocksHtml(blocks: readonly MarkedBlock[]): string {
  return blocks.map(blockHtml).join('\n')
}

function blockHtml(block: MarkedBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p class="text" dir="auto">${block.runs.map(runHtml).join('')}</p>`
    case 'list': {
      const items = block.items.map((item) => `<li dir="auto">${blocksHtml(item)}</li>`).join('')
      return block.start === null ? `<ul>${items}</ul>` : `<ol start="${String(block.start)}">${items}</ol>`
    }
    case 'code': {
      const about = block.about === '' ? '' : `<p class="note">${escapeHtml(block.about)}</p>`
      return `${about}<pre dir="auto"><code>${escapeHtml(block.text)}</code></pre>`
    }
    case 'quote':
      return `<blockquote>${blocksHtml(block.blocks)}</blockquote>`
    case 'rule':
      return '<hr>'
  }
}

function runHtml({ text, strong, emphasis, code, url }: MarkedRun): string {
  let words = escapeHtml(text)
  if (code) words = `<code>${words}</code>`
  if (emphasis) words = `<em>${words}</em>`
  if (strong) words = `<strong>${words}</strong>`
  return url === null ? words : `<a rel="noreferrer" href="${escapeHtml(url)}">${words}</a>`
}
