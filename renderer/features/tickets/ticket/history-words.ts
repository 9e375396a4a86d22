import type { TicketDetail } from '../../../../shared/contract/tickets.ts'
import {
  coreFieldsInHistory,
  nameOfField,
  wordsOfValues,
  type CoreName,
} from '../../../../shared/domain/field-words.ts'
import type { FieldRef } from '../../../../shared/domain/intent.ts'

export type Entry = TicketDetail['entries'][number]

/** Mail the server sent, and the second entry of a new owner. */
const hiddenTypes = new Set(['EmailRecord', 'CommentEmailRecord', 'AddWatcher', 'DelWatcher', 'SetWatcher'])

/** What of the history is told, newest first. */
export function toldEntries({ entries }: Pick<TicketDetail, 'entries'>): readonly Entry[] {
  return entries.filter(({ type }) => !hiddenTypes.has(type)).toReversed()
}

/** What somebody did, behind their name. */
export function describeEntry(
  { type, field, oldValue, newValue, minutes }: Entry,
  { definitions }: Pick<TicketDetail, 'definitions'>,
): string {
  const worked = minutes > 0 ? `, ${String(minutes)} minutes` : ''
  const words: Readonly<Record<string, string>> = {
    Create: 'made the ticket',
    Comment: `commented${worked}`,
    Correspond: `replied${worked}`,
    AddLink: `linked ${newValue}`,
    DeleteLink: `removed the link to ${oldValue}`,
    AttachmentDrop: 'lost a file: the server dropped it',
    AttachmentTruncate: 'sent a file the server cut',
  }
  const known = words[type]
  if (known !== undefined) return known
  // The server tells owners of the past by numbers of its own.
  if (field === 'Owner') return 'changed the owner'
  const core = coreField(field)
  if (core !== null) {
    const value = (text: string) => wordsOfValues(core, valuesOf(core, text))
    return `set ${nameOfField(core)} from ${value(oldValue)} to ${value(newValue)}`
  }
  const name =
    type === 'CustomField'
      ? (definitions.find(({ id }) => id === field)?.name ?? `field ${field}`)
      : field || type
  const from = oldValue === '' ? 'nothing' : oldValue
  return `set ${name} from ${from} to ${newValue === '' ? 'nothing' : newValue}`
}

function coreField(field: string): FieldRef | null {
  const names = Object.keys(coreFieldsInHistory) as CoreName[]
  const name = names.find((candidate) => coreFieldsInHistory[candidate] === field)
  return name === undefined ? null : { in: 'core', name }
}

/** The history has moments without a zone, in UTC, and the year 1970 where no date is set. */
function valuesOf({ name }: FieldRef, text: string): readonly string[] {
  if (name === 'due')
    return text === '' || text.startsWith('1970-01-01') ? [] : [`${text.replace(' ', 'T')}Z`]
  if (name === 'minutesWorked') return [text === '' ? '0' : text]
  return text === '' ? [] : [text]
}
