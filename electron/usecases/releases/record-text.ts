import { compile } from 'html-to-text'
import {
  cleanCharacters,
  collapseEmptyLines,
  halveDoubledLineBreaks,
  reduceIndent,
  reduceIndentAfterFirstLine,
} from '../../../shared/domain/plain-text.ts'

/** Every element that counts as markup. "<sitename>" in a configuration example is none and stays as it is. */
const elementNames =
  'a|abbr|acronym|address|b|big|blockquote|body|br|center|cite|code|col|colgroup|dd|del|dfn|div|dl|dt|em|font|h[1-6]|' +
  'head|hr|html|i|iframe|img|ins|kbd|label|li|meta|ol|p|pre|q|s|samp|script|section|small|span|strike|strong|style|' +
  'sub|sup|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|var'
const anyTag = new RegExp(`</?(?:${elementNames})(?:[\\s/][^<>]*)?>`, 'i')
const strayLess = new RegExp(`<(?!/?(?:${elementNames})(?:[\\s/][^<>]*)?>|!--)`, 'gi')
const blockTag = /<\/?(?:blockquote|br|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|table|td|th|tr|ul)[\s/>]/i
/** Elements whose closing tag may be left out, or that have none: they do not nest by themselves. */
const looseElement = /^(?:br|col|dd|dt|hr|img|li|meta|p|td|th|tr)$/
/** Editors leave one at the end of each list item, where it would make an empty line. */
const lastBreakOfItem = /<br\s*\/?>\s*(?=<\/li>)/gi
const strayAmpersand = /&(?!#\d{1,7};|#x[\da-f]{1,6};|[a-z][a-z\d]{1,30};)/gi
const leftOverEntity = /&(?:amp|gt|lt|nbsp|quot|#\d{1,7});/i

/** Converters take quadratic time on deep nesting; the deepest published text has 4 levels. */
const maxNesting = 100
/** Escaped once and twice are both seen in published records. */
const maxEscapings = 3

const toText = compile({
  wordwrap: false,
  selectors: [
    {
      selector: 'a',
      options: {
        hideLinkHrefIfSameAsText: true,
        linkBrackets: ['(', ')'],
        noAnchorUrl: true,
        pathRewrite: (address: string) => (/^(?:https?|ftp|mailto):/i.test(address) ? address.trim() : ''),
      },
    },
    { selector: 'img', format: 'skip' },
    { selector: 'ul', options: { itemPrefix: '- ', leadingLineBreaks: 1, trailingLineBreaks: 2 } },
    { selector: 'ol', options: { leadingLineBreaks: 1, trailingLineBreaks: 2 } },
    { selector: 'blockquote', format: 'block' },
    { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    ...['td', 'th'].map((selector) => ({ selector, format: 'inlineSurround', options: { suffix: ' ' } })),
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
})

/**
 * A text of a published record as plain text: HTML, escaped up to three times, becomes lines with "- " before list
 * items and addresses after links; a text that is no HTML keeps its "<" and "&". undefined when it nests too deeply.
 */
export function readRecordText(raw: string): string | undefined {
  const source = cleanCharacters(raw)
  const html = findHtml(source)
  if (html === undefined) {
    return reduceIndentAfterFirstLine(collapseEmptyLines(halveDoubledLineBreaks(decodeRest(source))))
  }
  if (nesting(html) > maxNesting) return undefined
  // Line breaks mean something only where no element makes lines; blanks that must not break are only for looks.
  const lined = blockTag.test(html) ? html.replace(lastBreakOfItem, '') : html.replaceAll('\n', '<br>')
  return reduceIndent(collapseEmptyLines(decodeRest(convert(lined.replaceAll('&nbsp;', ' ')))))
}

/** The text with as many escapings undone as it takes to see markup; undefined when there is none. */
function findHtml(text: string): string | undefined {
  let candidate = text
  for (let escapings = 0; escapings <= maxEscapings; escapings += 1) {
    if (anyTag.test(candidate)) return candidate
    candidate = unescapeOnce(candidate)
  }
  return undefined
}

const escaped: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  amp: '&',
  '#39': "'",
  '#039': "'",
}

function unescapeOnce(text: string): string {
  return text.replace(/&(lt|gt|quot|amp|#0?39);/g, (entity, name: string) => escaped[name] ?? entity)
}

function convert(html: string): string {
  return cleanCharacters(toText(html.replace(strayLess, '&lt;').replace(strayAmpersand, '&amp;')))
}

/** Decodes entities where markup is out of the question; up to three levels. */
function decodeRest(text: string): string {
  let decoded = text
  for (let escapings = 0; escapings < maxEscapings && leftOverEntity.test(decoded); escapings += 1) {
    // The added line break is the one that HTML drops at the start of preformatted text.
    const html = `<pre>\n${decoded.replaceAll('<', '&lt;').replace(strayAmpersand, '&amp;')}</pre>`
    decoded = cleanCharacters(toText(html))
  }
  return decoded
}

/** How deep the elements nest at most; those that nothing closes count to the end. */
function nesting(html: string): number {
  let depth = 0
  let deepest = 0
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z\d]*)/gi)) {
    if (looseElement.test(name.toLowerCase())) continue
    depth = slash ? Math.max(depth - 1, 0) : depth + 1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}
