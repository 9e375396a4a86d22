import { inTransaction } from '../../db/handles.ts'
import { getSyncFact, keepSyncFact } from '../../db/tables/sync-facts.ts'
import { nextNumberBelow } from '../../db/tables/tickets.ts'
import type { AccountSync, StepEnd } from '../context.ts'
import { keepEntries, keepTickets } from '../mirror.ts'
import { keepDefinitions } from './definitions.ts'
import { readAhead } from './read-ahead.ts'
import { pullSelectFields } from './select-fields.ts'
import { startPoint } from './sync-point.ts'

/** How a part of the first pull ended. */
export type Part = { readonly failure: StepEnd; readonly isDone: boolean }

const aboveAll = Number.MAX_SAFE_INTEGER

/**
 * One slice of the first pull, until `enough` says so: first the list, then the fields of few values, all fields and the
 * histories, each newest first. Each batch is kept with its cursor in one transaction, so it goes on where it stopped, whatever stopped it.
 */
export async function pullSlice(sync: AccountSync, enough: () => boolean): Promise<Part> {
  const { db, account } = sync
  if (getSyncFact(db, account.id, 'point') === null) {
    const failure = (await startPoint(sync)) ?? (await keepDefinitions(sync))
    if (failure) return { failure, isDone: false }
  }
  const parts: readonly (readonly [name: string, pull: () => Promise<Part>])[] = [
    ['core', () => pullTickets(sync, 'core', enough)],
    ['by value', () => pullSelectFields(sync, enough)],
    ['full', () => pullTickets(sync, 'full', enough)],
    ['histories', () => pullHistories(sync, enough)],
  ]
  for (const [name, pull] of parts) {
    if (getSyncFact(db, account.id, name) === 'done') continue
    const part = await pull()
    if (!part.isDone) return part
  }
  return { failure: null, isDone: true }
}

/** Whether the list of tickets is whole, so that increments keep it so. */
export function hasList({ db, account }: Pick<AccountSync, 'db' | 'account'>): boolean {
  return getSyncFact(db, account.id, 'core') === 'done'
}

/** Whether the first pull is over. */
export function hasEverything({ db, account }: Pick<AccountSync, 'db' | 'account'>): boolean {
  return getSyncFact(db, account.id, 'histories') === 'done'
}

async function pullTickets(sync: AccountSync, detail: 'core' | 'full', enough: () => boolean): Promise<Part> {
  const { db, account, tracker, signal, now } = sync
  const cursor = getSyncFact(db, account.id, detail)
  const batches = tracker.search(
    { queues: account.queues },
    { detail, order: 'newest-first', signal, ...(cursor === null ? {} : { after: cursor }) },
  )
  for await (const batch of readAhead(batches)) {
    if (!batch.ok) return { failure: batch.failure, isDone: false }
    const { tickets, remaining } = batch.value
    const last = tickets.at(-1)
    if (last === undefined) continue
    inTransaction(db, (tx) => {
      keepTickets(tx, account, tickets, detail)
      keepSyncFact(tx, account.id, detail, last.id)
      if (remaining !== null) keepSyncFact(tx, account.id, `${detail} remaining`, String(remaining))
    })
    if (enough()) return { failure: null, isDone: false }
  }
  inTransaction(db, (tx) => {
    keepSyncFact(tx, account.id, detail, 'done')
    keepSyncFact(tx, account.id, `${detail} remaining`, null)
    // The list was just read whole.
    if (detail === 'core') keepSyncFact(tx, account.id, 'presence', now().toISOString())
  })
  return { failure: null, isDone: true }
}

async function pullHistories(sync: AccountSync, enough: () => boolean): Promise<Part> {
  const { db, account, tracker, signal } = sync
  if (!tracker.pastHistory) return pullEachHistory(sync, enough)
  const before = getSyncFact(db, account.id, 'entries')
  const batches = tracker.pastHistory(account.queues, { signal, ...(before !== null && { before }) })
  for await (const batch of readAhead(batches)) {
    if (!batch.ok) return { failure: batch.failure, isDone: false }
    const last = batch.value.at(-1)
    if (last === undefined) continue
    inTransaction(db, (tx) => {
      keepEntries(tx, account, batch.value)
      keepSyncFact(tx, account.id, 'entries', last.id)
    })
    if (enough()) return { failure: null, isDone: false }
  }
  inTransaction(db, (tx) => {
    keepSyncFact(tx, account.id, 'histories', 'done')
    keepSyncFact(tx, account.id, 'entries', null)
  })
  return { failure: null, isDone: true }
}

async function pullEachHistory(sync: AccountSync, enough: () => boolean): Promise<Part> {
  const { db, account } = sync
  while (!hasEverything(sync)) {
    const cursor = Number(getSyncFact(db, account.id, 'histories') ?? aboveAll)
    const number = nextNumberBelow(db, account.id, cursor)
    if (number !== null) {
      const failure = await pullHistory(sync, number)
      if (failure) return { failure, isDone: false }
    }
    inTransaction(db, (tx) => keepSyncFact(tx, account.id, 'histories', number ?? 'done'))
    if (enough()) return { failure: null, isDone: hasEverything(sync) }
  }
  return { failure: null, isDone: true }
}

/** The whole history of one ticket. */
export async function pullHistory(
  { db, account, tracker, signal }: AccountSync,
  number: string,
): Promise<StepEnd> {
  for await (const batch of tracker.history(number, { signal })) {
    if (!batch.ok) return concernsTicket(batch.failure.kind) ? null : batch.failure
    inTransaction(db, (tx) => keepEntries(tx, account, batch.value))
  }
  return null
}

/** It went away since it was listed: the increments tell what became of it. */
function concernsTicket(kind: string): boolean {
  return kind === 'forbidden' || kind === 'not-found'
}
