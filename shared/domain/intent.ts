import * as z from 'zod'
import { TicketLink } from './mirrored-ticket.ts'

export const CoreFieldName = z.enum(['subject', 'status', 'owner', 'priority', 'due', 'minutesWorked'])
export const FieldRef = z.discriminatedUnion('in', [
  z.object({ in: z.literal('core'), name: CoreFieldName }),
  z.object({ in: z.literal('custom'), name: z.string().min(1).max(200) }),
])
export type FieldRef = z.infer<typeof FieldRef>

const Value = z.string().max(1_000_000)
const Values = z.array(Value).max(1000)

/** What is wanted of one field, with what the user saw: repeating it is harmless, and a collision shows. */
export const FieldChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set'), field: FieldRef, base: Values, mine: Values }),
  z.object({
    kind: z.literal('items'),
    field: z.object({ in: z.literal('custom'), name: z.string().min(1).max(200) }),
    add: Values,
    remove: Values,
  }),
])
export type FieldChange = z.infer<typeof FieldChange>

/** A file kept beside the database until it is delivered. */
export const OutgoingFile = z.object({
  name: z.string().min(1).max(255),
  mediaType: z.string().max(200),
  bytes: z.number().int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type OutgoingFile = z.infer<typeof OutgoingFile>

/** What a user wants done on the server. */
export const Deed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('change'), change: FieldChange }),
  z.object({
    kind: z.literal('message'),
    /** `comment` stays inside, `reply` goes out by mail. */
    as: z.enum(['comment', 'reply']),
    text: z.string().min(1).max(1_000_000),
    subject: z.string().max(150),
    files: z.array(OutgoingFile).max(50),
  }),
  z.object({ kind: z.literal('link'), link: TicketLink, wanted: z.enum(['there', 'gone']) }),
  z.object({
    kind: z.literal('create'),
    draft: z.object({
      queue: z.string().min(1),
      subject: z.string().trim().min(1).max(150),
      text: z.string().max(1_000_000),
      fields: z.array(z.object({ name: z.string(), values: Values })),
    }),
  }),
])
export type Deed = z.infer<typeof Deed>

/**
 * - `queued`: waits to be sent; can be undone
 * - `sending`: a request is under way
 * - `sent`: the server answered; the proof by reading back is still to come
 * - `confirmed`: read back and equal
 * - `conflict`: somebody changed the same meanwhile; a person decides
 * - `refused`: the server did not do it, or not as asked; a person decides
 * - `uncertain`: it may have taken effect; it is looked for before anything is repeated
 * - `withdrawn`: taken back, given up, or settled by a decision; nothing more happens
 */
export const IntentState = z.enum([
  'queued',
  'sending',
  'sent',
  'confirmed',
  'conflict',
  'refused',
  'uncertain',
  'withdrawn',
])
export type IntentState = z.infer<typeof IntentState>

/** One field that somebody else changed too: the three columns a person decides on. */
export const ConflictColumns = z.object({
  field: FieldRef,
  base: z.array(z.string()),
  mine: z.array(z.string()),
  theirs: z.array(z.string()),
  /** What the server holds now. */
  stands: z.array(z.string()),
})
export type ConflictColumns = z.infer<typeof ConflictColumns>

/** What is known about the last attempt, in words and in proof. */
export const IntentAnswer = z.object({
  /** One plain sentence. */
  sentence: z.string(),
  /** The server's own words, shown and never parsed. */
  says: z.array(z.string()),
  differences: z.array(z.object({ what: z.string(), wanted: z.string(), stands: z.string() })),
  conflict: ConflictColumns.nullable(),
  /** Some of it was written: it must not be sent again as a whole. */
  partly: z.boolean(),
  /** Where the effect stands on the server, such as «transaction 3146»; null before it was confirmed. */
  proof: z
    .object({
      what: z.string(),
      files: z.array(z.object({ name: z.string(), bytes: z.number(), sha256: z.string() })),
    })
    .nullable(),
})
export type IntentAnswer = z.infer<typeof IntentAnswer>

export const Intent = z.object({
  /** Rises in the order of the user's actions. */
  seq: z.number().int(),
  /** Made here, carried to the server where something new is made. */
  id: z.string(),
  accountId: z.string(),
  /** null until a ticket to be created has its number. */
  ticket: z.string().nullable(),
  /** Intents of one group go in their order, and none before the one ahead of it is confirmed. */
  group: z.string().nullable(),
  deed: Deed,
  madeAt: z.string(),
  madeBy: z.string(),
  state: IntentState,
  attempts: z.number().int(),
  answer: IntentAnswer.nullable(),
  lastAttemptAt: z.string().nullable(),
  /** Not before this moment. */
  nextAttemptAt: z.string().nullable(),
  /** When a request that may have taken effect was given up. */
  lostAt: z.string().nullable(),
})
export type Intent = z.infer<typeof Intent>

export const emptyAnswer: IntentAnswer = {
  sentence: '',
  says: [],
  differences: [],
  conflict: null,
  partly: false,
  proof: null,
}

/** Whether nothing more happens to it. */
export function isSettled(state: IntentState): boolean {
  return state === 'confirmed' || state === 'withdrawn'
}

/** Whether its effect is laid over what the server showed. In a conflict or a refusal the server's value stands. */
export function isShown(state: IntentState): boolean {
  return state === 'queued' || state === 'sending' || state === 'sent' || state === 'uncertain'
}
