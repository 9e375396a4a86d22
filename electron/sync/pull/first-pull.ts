import { inMirrorTransaction, type WriteDb } from '../../db/handles.ts'
import { getSyncFact, keepSyncFact } from '../../db/tables/sync-facts.ts'
import { nextNumberBelow } from '../../db/tables/tickets.ts'
import type { AccountSync, StepEnd } from '../context.ts'
import { keepEntries, keepTickets } from '../mirror.ts'
import { keepDefinitions } from './definitions.ts'
import { readAhead } from './read-ahead.ts'
import { pullSelectFields } from './select-fields.ts'
import { checkShown } from '../still-shown.ts'
import { openSlice, type Slice } from './slice.ts'
import { startPoint } from './sync-point.ts'

/** How a part of the first pull ended. */
export type Part = { readonly failure: StepEnd; readonly isDone: boolean }

const aboveAll = Number.MAX_SAFE_INTEGER

/**
 * One slice of the first pull, until it `isOver`: first the list, then the fields of few values, all fields and the
 * histories, each newest first. Each batch is kept with its cursor in one transaction, so it goes on where it stopped, whatever stopped it.
 */
export async function pullSlice(sync: AccountSync, isOver: () => boolean): Promise<Part> {
  const { db, account } = sync
  const slice = openSlice(isOver)
  if (getSyncFact(db, account.id, 'point') === null) {
    const failure = (await startPoint(sync)) ?? (await keepDefinitions(sync))
    if (failure) return { failure, isDone: false }
  }
  const parts: readonly (readonly [name: string, pull: () => Promise<Part>])[] = [
    ['core', () => pullTickets(sync, 'core', slice)],
    ['by value', () => pullSelectFields(sync, slice)],
    ['full', () => pullTickets(sync, 'full', slice)],
    ['histories', () => pullHistories(sync, slice)],
  ]
  for (const [name, pull] of parts) {
    if (getSyncFact(db, account.id, name) === 'done') continue
    const part = await pull()
    if (!part.isDone) return part
    const hidden = await checkShown(sync)
    if (hidden) return { failure: hidden, isDone: false }
    inMirrorTransaction(db, (tx) => endPart(tx, sync, name))
  }
  return { failure: null, isDone: true }
}

function endPart(tx: WriteDb, { account, now }: AccountSync, name: string): void {
  keepSyncFact(tx, account.id, name, 'done')
  keepSyncFact(tx, account.id, `${name} remaining`, null)
  if (name === 'histories') keepSyncFact(tx, account.id, 'entries', null)
  // The list was just read whole.
  if (name === 'core') keepSyncFact(tx, account.id, 'presence', now().toISOString())
}

/** Begins anew: nobody could see anything the last time. */
export function restartFirstPull({ db, account }: AccountSync): void {
  inMirrorTransaction(db, (tx) => {
    for (const name of ['point', 'core', 'by value', 'full', 'histories', 'texts'])
      keepSyncFact(tx, account.id, name, null)
  })
}

/** Whether the list of tickets is whole, so that increments keep it so. */
export function hasList({ db, account }: Pick<AccountSync, 'db' | 'account'>): boolean {
  return getSyncFact(db, account.id, 'core') === 'done'
}

/** Whether the first pull is over. Fields that were renamed on the server are read once more. */
export function hasEverything({ db, account }: Pick<AccountSync, 'db' | 'account'>): boolean {
  return ['full', 'histories'].every((name) => getSyncFact(db, account.id, name) === 'done')
}

async function pullTickets(sync: AccountSync, detail: 'core' | 'full', slice: Slice): Promise<Part> {
  const { db, account, tracker, signal } = sync
  const cursor = getSyncFact(db, account.id, detail)
  const batches = tracker.search(
    { queues: account.queues },
    {
      detail,
      order: 'newest-first',
      signal,
      enough: slice.enough,
      ...(cursor !== null && { after: cursor }),
    },
  )
  for await (const batch of readAhead(batches)) {
    if (!batch.ok) return { failure: batch.failure, isDone: false }
    const { tickets, remaining } = batch.value
    const last = tickets.at(-1)
    if (last === undefined) continue
    inMirrorTransaction(db, (tx) => {
      keepTickets(tx, account, tickets, detail)
      keepSyncFact(tx, account.id, detail, last.id)
      if (remaining !== null) keepSyncFact(tx, account.id, `${detail} remaining`, String(remaining))
    })
  }
  return { failure: null, isDone: !slice.hasEnded() }
}

async function pullHistories(sync: AccountSync, slice: Slice): Promise<Part> {
  const { db, account, tracker, signal } = sync
  if (!tracker.pastHistory) return pullEachHistory(sync, slice)
  const before = getSyncFact(db, account.id, 'entries')
  const batches = tracker.pastHistory(account.queues, {
    signal,
    enough: slice.enough,
    ...(before !== null && { before }),
  })
  for await (const batch of readAhead(batches)) {
    if (!batch.ok) return { failure: batch.failure, isDone: false }
    const last = batch.value.at(-1)
    if (last === undefined) continue
    inMirrorTransaction(db, (tx) => {
      keepEntries(tx, account, batch.value)
      keepSyncFact(tx, account.id, 'entries', last.id)
    })
  }
  return { failure: null, isDone: !slice.hasEnded() }
}

async function pullEachHistory(sync: AccountSync, { enough }: Slice): Promise<Part> {
  const { db, account } = sync
  for (;;) {
    const cursor = Number(getSyncFact(db, account.id, 'histories') ?? aboveAll)
    const number = nextNumberBelow(db, account.id, cursor)
    if (number === null) return { failure: null, isDone: true }
    const failure = await pullHistory(sync, number)
    if (failure) return { failure, isDone: false }
    inMirrorTransaction(db, (tx) => keepSyncFact(tx, account.id, 'histories', number))
    if (enough()) return { failure: null, isDone: false }
  }
}

/** The whole history of one ticket. */
export async function pullHistory(sync: AccountSync, number: string): Promise<StepEnd> {
  const { db, account, tracker, signal } = sync
  for await (const batch of tracker.history(number, { signal })) {
    // It went away since it was listed, and the increments tell what became of it; unless all of them are hidden.
    if (!batch.ok) return concernsTicket(batch.failure.kind) ? checkShown(sync) : batch.failure
    inMirrorTransaction(db, (tx) => keepEntries(tx, account, batch.value))
  }
  return null
}

function concernsTicket(kind: string): boolean {
  return kind === 'forbidden' || kind === 'not-found'
}
