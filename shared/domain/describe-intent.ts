import type { Deed, FieldChange } from './intent.ts'

/** What an intent does, in the words of a list: «Owner: nobody → ada». */
export function describeDeed(deed: Deed): string {
  switch (deed.kind) {
    case 'change':
      return describeChange(deed.change)
    case 'message':
      return `${deed.as === 'comment' ? 'Comment' : 'Reply by mail'}: ${shorten(deed.text)}${filesOf(deed.files)}`
    case 'link':
      return `${deed.wanted === 'there' ? 'Link' : 'Remove the link'} ${deed.link.kind} ${deed.link.target}`
    case 'create':
      return `New ticket in ${deed.draft.queue}: ${deed.draft.subject}`
  }
}

function describeChange(change: FieldChange): string {
  if (change.kind === 'set') {
    return `${change.field.name}: ${listed(change.base, change.field.name)} → ${listed(change.mine, change.field.name)}`
  }
  const parts = [
    ...(change.add.length > 0 ? [`add ${change.add.join(', ')}`] : []),
    ...(change.remove.length > 0 ? [`remove ${change.remove.join(', ')}`] : []),
  ]
  return `${change.field.name}: ${parts.join('; ')}`
}

function listed(values: readonly string[], field: string): string {
  if (values.length === 0) return field === 'owner' ? 'nobody' : 'not set'
  return shorten(values.join(', '))
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length <= 80 ? line : `${line.slice(0, 79)}…`
}

function filesOf(files: readonly { readonly name: string }[]): string {
  return files.length === 0 ? '' : ` [${files.map(({ name }) => name).join(', ')}]`
}
