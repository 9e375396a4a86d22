import type { RelatedLink } from './criterion.ts'

const listMark = /^\s*[*-]\s+/
const link = /^\[(.+)\]\((\S+)\)$/

/** The Markdown of the public files: one link or remark a line, in a list when there are several. */
export function writeRelated(related: readonly RelatedLink[]): string {
  const lines = related.map(({ label, url }) => (url === null ? label : `[${label}](${url})`))
  return lines.length > 1 ? lines.map((line) => `* ${line}`).join('\n') : lines.join('')
}

/** Reads that Markdown; a line that is no link is a remark without an address. */
export function readRelated(text: string): readonly RelatedLink[] {
  return text
    .split('\n')
    .map((line) => line.replace(listMark, '').trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, label, url] = link.exec(line) ?? []
      return label === undefined || url === undefined ? { label: line, url: null } : { label, url }
    })
}

const identifier = /[A-Z0-9]+(?:_ ?[A-Z0-9]+)*_ ?(?:[0-9]+|\*)/g

/** "Substitutes A & B": how the public files name the criteria of earlier releases. */
export function writeRevision(replaces: readonly string[]): string {
  return replaces.length === 0 ? '' : `Substitutes ${replaces.join(' & ')}`
}

/** Every identifier in such a sentence; some files have a stray blank after an underscore. */
export function readRevision(text: string): readonly string[] {
  return (text.match(identifier) ?? []).map((id) => id.replaceAll(' ', ''))
}
