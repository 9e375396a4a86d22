import * as z from 'zod'
import { Standstill } from '../domain/ticket-clock.ts'
import { FieldChange, Intent } from '../domain/intent.ts'
import { MirroredTicket, TicketLink } from '../domain/mirrored-ticket.ts'
import { Progress } from '../domain/run-life-cycle.ts'
import { AccountDraft, TrackerAccount } from '../domain/tracker-account.ts'
import { call, DocumentFile, Nothing } from './base.ts'

const Id = z.object({ id: z.string() })
const Place = z.object({ accountId: z.string(), number: z.string().regex(/^\d{1,15}$/) })
const Intents = z.array(Intent)
const Words = z.string().max(1_000_000)

export const TicketLine = z.object({
  accountId: z.string(),
  number: z.string(),
  queue: z.string(),
  subject: z.string(),
  status: z.string(),
  owner: z.string().nullable(),
  created: z.string().nullable(),
  lastUpdated: z.string().nullable(),
  gone: z.enum(['deleted', 'merged', 'hidden', 'unknown']).nullable(),
  /** RolloutProgress, by the name the account's mapping gives it, as the server writes it. */
  progress: z.string().nullable(),
  /** What that means in the process; null for a value the process does not know. */
  step: Progress.nullable(),
  /** Of the product, from the ticket's own field or from the release records; empty for unknown. */
  platform: z.string(),
  stack: z.string(),
  /** Why it does not move, and what helps; null where nothing is waited for. */
  standstill: Standstill.nullable(),
  /** Changes of ours that are not settled. */
  open: z.number().int(),
})
export type TicketLine = z.infer<typeof TicketLine>

export const TicketEntry = z.object({
  id: z.string(),
  type: z.string(),
  field: z.string(),
  oldValue: z.string(),
  newValue: z.string(),
  data: z.string(),
  creator: z.string(),
  created: z.string().nullable(),
  minutes: z.number(),
})

/** A field of a queue as its server describes it; no detail where the account may not read definitions. */
const QueueField = z.object({
  id: z.string(),
  name: z.string(),
  on: z.enum(['ticket', 'message']),
  detail: z
    .object({
      type: z.string(),
      takesMany: z.boolean(),
      pattern: z.string().nullable(),
      description: z.string(),
      allowed: z.array(z.string()).readonly().nullable(),
    })
    .nullable(),
})

export const TicketDetail = z.object({
  account: TrackerAccount,
  /** As the server last showed it. */
  server: MirroredTicket,
  /** With everything under way laid over it. */
  shown: MirroredTicket,
  intents: Intents.readonly(),
  entries: z.array(TicketEntry).readonly(),
  texts: z
    .array(
      z.object({
        id: z.string(),
        transactionId: z.string(),
        mediaType: z.string(),
        subject: z.string(),
        text: z.string().nullable(),
      }),
    )
    .readonly(),
  files: z
    .array(
      z.object({
        id: z.string(),
        transactionId: z.string(),
        name: z.string(),
        mediaType: z.string(),
        bytes: z.number(),
        /** Digest of the copy kept here; null until it was fetched. */
        sha256: z.string().nullable(),
      }),
    )
    .readonly(),
  definitions: z.array(QueueField).readonly(),
  /** Statuses a ticket of this server can be set to, as far as they are known here. */
  statuses: z.array(z.string()).readonly(),
  /** What somebody began to write here. */
  draft: z.object({ text: z.string(), revision: z.number().int() }),
  standstill: Standstill.nullable(),
  conditions: z
    .array(z.object({ name: z.string(), holds: z.boolean().nullable(), sentence: z.string() }))
    .readonly(),
  moves: z.array(Progress).readonly(),
  runs: z.array(z.object({ id: z.string(), name: z.string(), state: z.string() })).readonly(),
  ppas: z.array(z.object({ id: z.string(), name: z.string(), umdMajor: z.number().int() })).readonly(),
})
export type TicketDetail = z.infer<typeof TicketDetail>

export const OutboxLine = z.object({ intent: Intent, what: z.string(), waits: z.string().nullable() })
export type OutboxLine = z.infer<typeof OutboxLine>

export const SyncStatus = z.object({
  accounts: z.array(
    z.object({
      accountId: z.string(),
      name: z.string(),
      tickets: z.number().int(),
      withFields: z.number().int(),
      fetching: z.string().nullable(),
      lastSuccess: z.string().nullable(),
      lastFailure: z.object({ at: z.string(), kind: z.string(), message: z.string() }).nullable(),
    }),
  ),
  /** How many intents are in each unsettled state. */
  intents: z.record(z.string(), z.number().int()),
})
export type SyncStatus = z.infer<typeof SyncStatus>

export const ConnectionFindings = z.object({
  version: z.string(),
  login: z.string().nullable(),
  findings: z.array(z.object({ weight: z.enum(['good', 'note', 'problem']), sentence: z.string() })),
})
export type ConnectionFindings = z.infer<typeof ConnectionFindings>

/** What one change in the outbox would send now: reads before the write, and the write itself. */
export const PlannedIntent = z.object({
  intentId: z.string(),
  ticket: z.string().nullable(),
  what: z.string(),
  /** One sentence; empty when the requests say all. */
  note: z.string(),
  requests: z
    .array(
      z.object({
        method: z.string(),
        url: z.string(),
        /** Without what signs the request in. */
        headers: z.array(z.object({ name: z.string(), value: z.string() })).readonly(),
        body: z.string(),
      }),
    )
    .readonly(),
})
export type PlannedIntent = z.infer<typeof PlannedIntent>

const Files = z.array(z.file()).max(50)

export const tickets = {
  accounts: call(Nothing, z.array(TrackerAccount)),
  /** Keeps the secret in the key store, or in a sealed file where there is none; answers which. */
  saveAccount: call(
    AccountDraft,
    z.object({ account: TrackerAccount, secretIn: z.enum(['key store', 'sealed file']) }),
  ),
  removeAccount: call(Id, Nothing),
  /** Asks the server what works and what is missing; reads only. */
  testAccount: call(Id, ConnectionFindings),

  list: call(z.object({ text: z.string().max(500) }), z.array(TicketLine)),
  get: call(Place, TicketDetail),
  /** What a new ticket of this queue can hold. */
  queueFields: call(z.object({ accountId: z.string(), queue: z.string() }), z.array(QueueField).readonly()),
  /** Reads the ticket from its server now. */
  refresh: call(Place, Nothing),
  /** Fetches a file of a ticket, or gives the copy kept here. */
  file: call(Place.extend({ fileId: z.string() }), DocumentFile),

  /** `base` of each change is what the user saw. What changes nothing makes no intent. */
  change: call(Place.extend({ changes: z.array(FieldChange).min(1).max(50) }), Intents),
  /** The ticket becomes the account's own. */
  take: call(Place, Intents),
  untake: call(Place, Intents),
  say: call(
    Place.extend({
      as: z.enum(['comment', 'reply']),
      text: Words,
      subject: z.string().max(150),
      files: Files,
    }),
    Intents,
  ),
  /** Keeps what is being written; a conflict tells what another window wrote. */
  keepDraft: call(
    Place.extend({ text: Words, seen: z.number().int().nonnegative() }),
    z.object({ text: z.string(), revision: z.number().int() }),
  ),
  link: call(Place.extend({ link: TicketLink, wanted: z.enum(['there', 'gone']) }), Intents),
  create: call(
    z.object({
      accountId: z.string(),
      queue: z.string().min(1),
      subject: z.string().trim().min(1).max(150),
      text: Words,
      fields: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
    }),
    Intent,
  ),
  /** The steps of a start in their order; refused while a condition does not hold. */
  start: call(Place.extend({ umdMajor: z.number().int().positive() }), Intents),
  move: call(
    Place.extend({
      to: Progress,
      comment: Words,
      links: z.array(z.string().min(1).max(2000)).max(100),
      hours: z.string().max(20).nullable(),
      files: Files,
    }),
    Intents,
  ),

  outbox: call(
    z.object({ settled: z.number().int().min(0).max(1000) }),
    z.object({ open: z.array(OutboxLine), settled: z.array(OutboxLine) }),
  ),
  dryRun: call(Nothing, z.array(PlannedIntent)),
  undo: call(Id, Intent),
  retry: call(Id, Intent),
  discard: call(Id, Intent),
  resolve: call(
    Id.extend({ take: z.enum(['mine', 'theirs', 'edit']), values: z.array(Words).max(1000) }),
    Intent,
  ),

  status: call(Nothing, SyncStatus),
  /** One round over every account; `whole` goes on until everything is mirrored. */
  sync: call(z.object({ whole: z.boolean() }), z.object({ busy: z.boolean(), status: SyncStatus })),
}
