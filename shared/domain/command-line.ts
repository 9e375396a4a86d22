/** A command as typed, in words; or one sentence that says why it is none. */
export type ParsedCommand =
  { readonly ok: true; readonly words: readonly string[] } | { readonly ok: false; readonly sentence: string }

const shellOnly = /[|&;<>()`$*?[\]{}~#!]/

/**
 * Splits a command line into its words as a shell would split it, with single quotes, double quotes and backslash, and
 * nothing else: no expansion, no pipes. Characters that only a shell understands are refused outside quotes, because the
 * command would not do what it says; who wants a shell writes `sh -c '…'`.
 */
export function parseCommandLine(line: string): ParsedCommand {
  const words: string[] = []
  let word: string | null = null
  let at = 0
  const text = line.trim()
  while (at < text.length) {
    const character = text.charAt(at)
    if (/\s/.test(character)) {
      if (word !== null) words.push(word)
      word = null
      at += 1
    } else if (character === "'" || character === '"') {
      const quoted = readQuoted(text, at)
      if (quoted === null) return refuse(`A ${character} is opened and never closed.`)
      word = (word ?? '') + quoted.text
      at = quoted.end
    } else if (character === '\\') {
      if (at + 1 >= text.length) return refuse('The line ends with a lone backslash.')
      word = (word ?? '') + text.charAt(at + 1)
      at += 2
    } else if (shellOnly.test(character)) {
      return refuse(
        `"${character}" means something only to a shell. Put it in quotes, or write sh -c '…' to use one.`,
      )
    } else {
      word = (word ?? '') + character
      at += 1
    }
  }
  if (word !== null) words.push(word)
  if (words.length === 0 || words[0] === '') return refuse('Type the command to record.')
  return { ok: true, words }
}

function refuse(sentence: string): ParsedCommand {
  return { ok: false, sentence }
}

/** The text of a quoted part that opens at `start`, and where it ends; null when it never closes. */
function readQuoted(text: string, start: number): { readonly text: string; readonly end: number } | null {
  const quote = text.charAt(start)
  let read = ''
  let at = start + 1
  while (at < text.length) {
    const character = text.charAt(at)
    if (character === quote) return { text: read, end: at + 1 }
    const escapes = quote === '"' && character === '\\' && /["\\$`]/.test(text.charAt(at + 1))
    read += escapes ? text.charAt(at + 1) : character
    at += escapes ? 2 : 1
  }
  return null
}

/** One word as any POSIX shell reads it back unchanged: what goes over ssh is split once more on the other side. */
export function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`
}

/** A machine as ssh takes it: «host» or «user@host», never something that reads as an option. */
export function isHostName(host: string): boolean {
  return /^(?:[\w.-]{1,64}@)?[A-Za-z0-9](?:[A-Za-z0-9.:-]{0,252}[A-Za-z0-9])?$/.test(host)
}
