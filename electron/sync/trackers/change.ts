import type { CoreField, FieldValues, LinkKind } from './ticket.ts'

export type FieldRef =
  | { readonly in: 'core'; readonly name: CoreField }
  /** By name, as people know it. */
  | { readonly in: 'custom'; readonly name: string }

/** What is wanted of one field, with what the user saw: so repeating it is harmless and a collision shows. */
export type FieldChange =
  | {
      readonly kind: 'set'
      readonly field: FieldRef
      readonly base: FieldValues
      readonly mine: FieldValues
    }
  /** For fields with many values: what others add or remove meanwhile stays as they left it. */
  | {
      readonly kind: 'items'
      readonly field: Extract<FieldRef, { in: 'custom' }>
      readonly add: readonly string[]
      readonly remove: readonly string[]
    }

/** A link that is to be there, or gone; asking for what is so already is harmless. */
export interface LinkChange {
  readonly kind: LinkKind
  /** Number of a ticket on the same server, or an address. */
  readonly target: string
  readonly wanted: 'there' | 'gone'
}

/** A file to send. The digest is of all its bytes and is compared with what the server gives back. */
export interface FileToSend {
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  /** SHA-256 in hexadecimal digits. */
  readonly sha256: string
  /** Called once for each attempt. */
  open(): AsyncIterable<Uint8Array>
}

/** A message as a person wrote it, for one ticket. */
export interface MessageDraft {
  /** `comment` stays inside, `reply` goes out by mail. */
  readonly kind: 'comment' | 'reply'
  /** Plain text; never empty. */
  readonly text: string
  /** One line; empty for none. */
  readonly subject: string
  readonly files: readonly FileToSend[]
}

/** A new ticket as a person wants it; what its queue has no place for is refused before anything is sent. */
export interface TicketDraft {
  readonly queue: string
  readonly subject: string
  /** Plain text of the first message; empty for none. */
  readonly text: string
  readonly requestors: readonly string[]
  /** Login; null leaves it to nobody. */
  readonly owner: string | null
  readonly fields: readonly { readonly name: string; readonly values: FieldValues }[]
  readonly links: readonly { readonly kind: LinkKind; readonly target: string }[]
}

/** Name of a field in sentences and lists. */
export function nameOfField(field: FieldRef): string {
  return field.name
}
