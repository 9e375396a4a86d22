import { nameOfField, wordsOfValues } from './field-words.ts'
import type { Deed, FieldChange } from './intent.ts'
import type { TicketLink } from './mirrored-ticket.ts'

/** What an intent does, in the words of a list: «Owner: nobody → ada». */
export function describeDeed(deed: Deed): string {
  switch (deed.kind) {
    case 'change':
      return describeChange(deed.change)
    case 'message':
      return `${deed.as === 'comment' ? 'Comment' : 'Reply by mail'}: ${shorten(deed.text)}${filesOf(deed.files)}`
    case 'link':
      return `${deed.wanted === 'there' ? 'Link' : 'Remove the link'}: ${linkWords[deed.link.kind].toLowerCase()} ${deed.link.target}`
    case 'create':
      return `New ticket in ${deed.draft.queue}: ${deed.draft.subject}`
  }
}

/** What a link says of the ticket that has it. */
export const linkWords: Readonly<Record<TicketLink['kind'], string>> = {
  'refers-to': 'Refers to',
  'referred-to-by': 'Referred to by',
  'depends-on': 'Depends on',
  'depended-on-by': 'Depended on by',
  'member-of': 'Part of',
  'has-member': 'Has as a part',
}

function describeChange(change: FieldChange): string {
  if (change.kind === 'set') {
    const { field, base, mine } = change
    const words = (values: readonly string[]) => shorten(wordsOfValues(field, values))
    return `${nameOfField(field)}: ${words(base)} → ${words(mine)}`
  }
  const parts = [
    ...(change.add.length > 0 ? [`add ${change.add.join(', ')}`] : []),
    ...(change.remove.length > 0 ? [`remove ${change.remove.join(', ')}`] : []),
  ]
  return `${change.field.name}: ${parts.join('; ')}`
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length <= 80 ? line : `${line.slice(0, 79)}…`
}

function filesOf(files: readonly { readonly name: string }[]): string {
  return files.length === 0 ? '' : ` [${files.map(({ name }) => name).join(', ')}]`
}
