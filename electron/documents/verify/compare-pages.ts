import type { PrintedText } from './printed-texts.ts'

/** Longer lists say no more. */
const mostProblems = 5

/** Texts that run from right to left come out of a page in an order that readers do not agree on. */
const fromRight = /[\p{Script=Hebrew}\p{Script=Arabic}]/u

/**
 * What the data says and the pages do not, one sentence each: every text has to stand on the pages, whole and in order.
 * Compared are letters, digits and signs that every font has; blanks, accents and codes of unprintable characters are
 * passed over, because they depend on the fonts and on where lines end.
 */
export function comparePages(pages: readonly string[], texts: readonly PrintedText[]): readonly string[] {
  const all = comparable(pages.join(''))
  const problems: string[] = []
  let at = 0
  for (const { name, text, asWritten } of texts) {
    if (fromRight.test(text)) continue
    const wanted = [comparable(text), ...(text === asWritten ? [] : [comparable(asWritten)])]
    const end = wanted.map((each) => endOf(each, all, at)).find((each) => each !== null)
    if (end !== undefined) at = end
    else problems.push(`The pages do not show ${name} as the data has it.`)
    if (problems.length === mostProblems)
      return [...problems, 'There may be more; the comparison stopped here.']
  }
  return problems
}

/** Where a text ends that stands at a place or after it; null when it is not there. */
function endOf(text: string, all: string, from: number): number | null {
  const found = all.indexOf(text, from)
  return found < 0 ? null : found + text.length
}

export function comparable(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKD')
    .replace(/\[U\+[0-9A-F]{4,6}\]/g, '')
    .replace(/[^!-~\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]|\p{M}/gu, '')
}
