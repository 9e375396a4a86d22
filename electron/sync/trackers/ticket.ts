/** Values of one field, in the server's order; none is the empty list. A field for one value has at most one. */
export type FieldValues = readonly string[]

/** Fields every tracker has. Values are text: minutes and priority in digits, `due` as ISO 8601 in UTC to the second. */
export const coreFields = ['subject', 'status', 'owner', 'priority', 'due', 'minutesWorked'] as const
export type CoreField = (typeof coreFields)[number]

/** A field that the site made, with what this ticket holds in it. */
export interface CustomFieldOfTicket {
  readonly id: string
  readonly name: string
  readonly values: FieldValues
}

/** What this ticket is to the other one: `member-of` says that the other one is its parent. */
export const linkKinds = [
  'refers-to',
  'referred-to-by',
  'depends-on',
  'depended-on-by',
  'member-of',
  'has-member',
] as const
export type LinkKind = (typeof linkKinds)[number]

/** One link of a ticket. */
export interface TicketLink {
  readonly kind: LinkKind
  /** Number of a ticket on the same server, or an address elsewhere. */
  readonly target: string
}

/** A ticket as a server shows it to one account. Times are ISO 8601 in UTC; not set is null. */
export interface TrackerTicket {
  readonly id: string
  readonly queue: { readonly id: string; readonly name: string }
  readonly subject: string
  readonly status: string
  /** Login; null when nobody owns it. */
  readonly owner: string | null
  readonly creator: string
  readonly lastUpdatedBy: string | null
  readonly requestors: readonly string[]
  readonly cc: readonly string[]
  readonly adminCc: readonly string[]
  readonly priority: number
  readonly minutesWorked: number
  readonly created: string | null
  readonly lastUpdated: string | null
  readonly due: string | null
  readonly resolved: string | null
  /** In no order. Empty when the read did not ask for them. */
  readonly fields: readonly CustomFieldOfTicket[]
  /** Null when the read did not ask for them. */
  readonly links: readonly TicketLink[] | null
  /** What this account may do next; null when the read did not ask for it. */
  readonly may: TicketRights | null
}

/** What an account may do with a ticket as it stands. */
export interface TicketRights {
  /** Statuses the life-cycle and the rights allow from here. */
  readonly statuses: readonly string[]
  readonly comment: boolean
  readonly reply: boolean
}

/** One ticket with what a later write needs to find out whether it changed meanwhile. */
export interface TicketReading {
  readonly ticket: TrackerTicket
  /** Opaque; for the account that read it. */
  readonly version: string
}

/** What a server says of a ticket it was asked for by number. */
export type TicketPresence =
  | { readonly kind: 'here'; readonly reading: TicketReading }
  /** Its number now leads to another ticket, which is read here. */
  | { readonly kind: 'merged'; readonly into: string; readonly reading: TicketReading }
  | { readonly kind: 'deleted'; readonly reading: TicketReading }
  /** It exists, and this account may not see it. */
  | { readonly kind: 'hidden' }
  /** The server knows no ticket of this number. */
  | { readonly kind: 'unknown' }

/** One entry of a ticket's history. */
export interface TrackerTransaction {
  readonly id: string
  readonly ticketId: string
  /** The server's own word, such as `Create`, `Set`, `Comment`. */
  readonly type: string
  /** Name of a core field, id of a custom field, or a kind of link; empty for others. */
  readonly field: string
  readonly oldValue: string
  readonly newValue: string
  /** For a message its subject. */
  readonly data: string
  readonly creator: string
  readonly created: string | null
  readonly minutes: number
  /** What it means for the ticket as a whole; such tickets leave every search. */
  readonly fate: 'deleted' | 'merged' | null
  /** Its words, where a server gives them with the history and not in bulk. */
  readonly texts?: readonly MessageText[]
}

/** The words of a message in the history. */
export interface MessageText {
  readonly id: string
  readonly transactionId: string
  readonly mediaType: string
  readonly subject: string
  /** Null when it is larger than is taken into memory. */
  readonly text: string | null
  readonly created: string | null
}

/** One part of a message, without its bytes. */
export interface AttachmentInfo {
  readonly id: string
  readonly transactionId: string
  /** Empty for the text of a message. */
  readonly name: string
  readonly mediaType: string
  /** What the server says; it still says the full size when it cut the file. */
  readonly bytes: number
}

/** A custom field as its queue defines it. */
export interface FieldDefinition {
  readonly id: string
  readonly name: string
  readonly on: 'ticket' | 'message'
  /** The rest is null when this account may not read definitions: free text must do. */
  readonly detail: {
    /** The server's own word, such as `Select`, `Freeform`, `Text`, `Date`. */
    readonly type: string
    readonly takesMany: boolean
    /** A regular expression of the server, for display: it is checked there. */
    readonly pattern: string | null
    readonly description: string
    /** Null when any value is allowed or the list cannot be read. */
    readonly allowed: readonly string[] | null
  } | null
}

/** A queue with its fields, as this account sees it. */
export interface QueueDefinition {
  readonly id: string
  readonly name: string
  readonly mayCreate: boolean
  readonly fields: readonly FieldDefinition[]
}
