import type { Deed, FieldChange, Intent } from '../../shared/domain/intent.ts'
import type { MirroredTicket } from '../../shared/domain/mirrored-ticket.ts'
import { usualMapping, type AccountDraft } from '../../shared/domain/tracker-account.ts'

/** A sign-in at a Request Tracker as a person first types it. */
export function makeAccountDraft(rest: Partial<AccountDraft> = {}): AccountDraft {
  return {
    id: null,
    name: 'The site',
    address: 'https://rt.example.org',
    login: 'ada',
    signIn: 'token',
    secret: null,
    queues: ['sw-rel'],
    ownCa: null,
    opIdFields: { ticket: null, message: null },
    mapping: usualMapping['request-tracker'],
    ...rest,
  }
}

/** The fields in which the server of the tests keeps operation ids. */
export const opIdFields = { ticket: 'ClientOpId', message: 'TxnOpId' } as const

/** A ticket as the mirror keeps it. */
export function makeTicket(rest: Partial<MirroredTicket> = {}): MirroredTicket {
  return {
    accountId: 'site',
    number: '7',
    queue: 'sw-rel',
    subject: 'A product',
    status: 'open',
    owner: null,
    creator: 'bouncer',
    requestors: [],
    priority: 0,
    minutesWorked: 0,
    created: '2026-11-01T00:00:00Z',
    lastUpdated: '2026-11-01T00:00:00Z',
    due: null,
    resolved: null,
    fields: [],
    links: [],
    fieldsKnown: true,
    gone: null,
    ...rest,
  }
}

export function makeIntent(deed: Deed, rest: Partial<Intent> = {}): Intent {
  const seq = rest.seq ?? 1
  return {
    seq,
    id: `intent-${String(seq)}`,
    accountId: 'site',
    ticket: '7',
    group: null,
    deed,
    madeAt: '2026-11-20T12:00:00Z',
    madeBy: 'A verifier',
    state: 'queued',
    attempts: 0,
    answer: null,
    lastAttemptAt: null,
    nextAttemptAt: null,
    lostAt: null,
    ...rest,
  }
}

export function setField(name: string, base: readonly string[], mine: readonly string[]): Deed {
  const change: FieldChange = {
    kind: 'set',
    field: { in: 'custom', name },
    base: [...base],
    mine: [...mine],
  }
  return { kind: 'change', change }
}
