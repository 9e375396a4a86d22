import { changedValues, valuesAt } from '../../../shared/domain/apply-intent.ts'
import { describeDeed } from '../../../shared/domain/describe-intent.ts'
import type { FieldChange, Intent } from '../../../shared/domain/intent.ts'
import type { MirroredTicket } from '../../../shared/domain/mirrored-ticket.ts'
import type { TrackerAccount } from '../../../shared/domain/tracker-account.ts'
import type { ReadDb } from '../../db/handles.ts'
import { listOpenIntents } from '../../db/tables/intents.ts'
import { listQueueFields } from '../../db/tables/queue-fields.ts'
import { getSyncFact } from '../../db/tables/sync-facts.ts'
import { getTicket } from '../../db/tables/tickets.ts'
import { markSubject } from '../trackers/op-id.ts'
import { linkMembers } from '../trackers/rt/link.ts'

/** A write as it would leave this machine now. Reads go before and after each one. */
export interface PlannedRequest {
  readonly intentId: string
  readonly what: string
  readonly method: 'PUT' | 'POST'
  readonly url: string
  /** What must still hold on the server for it to be taken; empty for none. */
  readonly condition: string
  readonly body: string
  readonly files: readonly string[]
}

const longestSubject = 200

/** Every write the outbox of an account would make, in order, from what is mirrored. Nothing is sent. */
export function dryRun(db: ReadDb, account: TrackerAccount): readonly PlannedRequest[] {
  const base = account.address.replace(/\/+$/, '').replace(/\/REST\/2\.0$/, '')
  return listOpenIntents(db, account.id).map((intent) => {
    const { path, ...rest } = planOne(db, account, intent)
    return {
      intentId: intent.id,
      what: describeDeed(intent.deed),
      url: `${base}/REST/2.0${path}`,
      files: [],
      ...rest,
    }
  })
}

type Plan = Pick<PlannedRequest, 'method' | 'condition' | 'body'> & {
  readonly path: string
  readonly files?: readonly string[]
}

const ifUnchanged = 'If-Match: the version read just before, after comparing with what you saw'

function planOne(db: ReadDb, account: TrackerAccount, intent: Intent): Plan {
  const { deed, id } = intent
  const ticket = `/ticket/${intent.ticket ?? ''}`
  switch (deed.kind) {
    case 'change': {
      const mirrored = intent.ticket === null ? undefined : getTicket(db, account.id, intent.ticket)
      const body = JSON.stringify(changeBody(db, account, mirrored, deed.change))
      return { method: 'PUT', path: ticket, condition: ifUnchanged, body }
    }
    case 'link': {
      const verb = deed.wanted === 'there' ? 'Add' : 'Delete'
      const body = JSON.stringify({ [`${verb}${linkMembers[deed.link.kind]}`]: [deed.link.target] })
      return { method: 'PUT', path: ticket, condition: '', body }
    }
    case 'message': {
      const field = account.opIdFields.message
      const isKept = keepsOpIds(db, account, 'message:')
      const body = {
        Content: deed.text,
        ContentType: 'text/plain',
        Subject: isKept ? deed.subject : markSubject(deed.subject, id, longestSubject),
        ...(field === null ? {} : { TxnCustomFields: { [field]: id } }),
      }
      const path = `${ticket}/${deed.as === 'comment' ? 'comment' : 'correspond'}`
      const files = deed.files.map(
        ({ name, bytes, sha256 }) => `${name}, ${String(bytes)} bytes, SHA-256 ${sha256}`,
      )
      return { method: 'POST', path, condition: '', body: JSON.stringify(body), files }
    }
    case 'create': {
      const { draft } = deed
      const field = account.opIdFields.ticket
      const isKept = keepsOpIds(db, account, 'ticket:')
      const body = {
        Queue: draft.queue,
        Subject: isKept ? draft.subject : markSubject(draft.subject, id, longestSubject),
        Content: draft.text,
        CustomFields: Object.fromEntries([
          ...draft.fields.map(({ name, values }) => [name, values] as const),
          ...(field === null ? [] : [[field, id] as const]),
        ]),
      }
      return { method: 'POST', path: '/ticket', condition: '', body: JSON.stringify(body) }
    }
  }
}

/** Custom fields go by number, as the queue's definitions have them. */
function changeBody(
  db: ReadDb,
  account: TrackerAccount,
  ticket: MirroredTicket | undefined,
  change: FieldChange,
): Record<string, unknown> {
  const values = changedValues(ticket ? valuesAt(ticket, change.field) : [], change)
  const value = change.kind === 'items' || values.length > 1 ? values : (values[0] ?? null)
  const { field } = change
  if (field.in === 'core')
    return { [coreNames[field.name]]: field.name === 'owner' ? (value ?? 'Nobody') : value }
  const definitions = ticket ? listQueueFields(db, account.id, ticket.queue) : []
  const known = definitions.find(({ name, on }) => name === field.name && on === 'ticket')
  return { CustomFields: { [known?.id ?? field.name]: value } }
}

const coreNames = {
  subject: 'Subject',
  status: 'Status',
  owner: 'Owner',
  priority: 'Priority',
  due: 'Due',
  minutesWorked: 'TimeWorked',
} as const

function keepsOpIds(db: ReadDb, account: TrackerAccount, kind: string): boolean {
  const kept = JSON.parse(getSyncFact(db, account.id, 'op ids kept') ?? '[]') as string[]
  return kept.some((place) => place.startsWith(kind))
}
