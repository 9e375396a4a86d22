import { inMirrorTransaction } from '../../db/handles.ts'
import { listQueueFields } from '../../db/tables/queue-fields.ts'
import { getSyncFact, keepSyncFact } from '../../db/tables/sync-facts.ts'
import { keepFieldValue, ticketKey } from '../../db/tables/tickets.ts'
import type { AccountSync } from '../context.ts'
import type { Part } from './first-pull.ts'
import { readAhead } from './read-ahead.ts'
import type { Slice } from './slice.ts'

/** Longer lists of values would cost more questions than they save. */
const mostValues = 50

interface Question {
  readonly queue: string
  readonly field: string
  readonly value: string
}

/**
 * Fields that take one of a few values, asked value by value: which tickets have it? So a queue's progress is known in seconds,
 * where all of its fields take minutes.
 */
export async function pullSelectFields(sync: AccountSync, slice: Slice): Promise<Part> {
  const { db, account } = sync
  const [number = '0', after = ''] = (getSyncFact(db, account.id, 'by value') ?? '0').split(' ')
  const first = Number(number)
  for (const [index, question] of questionsOf(sync).entries()) {
    if (index < first) continue
    const part = await askOne(sync, question, { index, after: index === first ? after : '', slice })
    if (!part.isDone) return part
    inMirrorTransaction(db, (tx) => keepSyncFact(tx, account.id, 'by value', String(index + 1)))
  }
  return { failure: null, isDone: true }
}

/** Those of the field the list shows come first. */
function questionsOf({ db, account }: AccountSync): Question[] {
  const isShown = ({ field }: Question) => field === account.mapping.rolloutProgress
  const all = account.queues.flatMap((queue) =>
    listQueueFields(db, account.id, queue).flatMap(({ name, on, detail }) => {
      const values = detail?.allowed ?? []
      const isAsked = on === 'ticket' && detail?.takesMany === false && values.length <= mostValues
      return isAsked ? values.map((value) => ({ queue, field: name, value })) : []
    }),
  )
  return [...all.filter(isShown), ...all.filter((question) => !isShown(question))]
}

interface Place {
  readonly index: number
  readonly after: string
  readonly slice: Slice
}

async function askOne(
  { db, account, tracker, signal }: AccountSync,
  { queue, field, value }: Question,
  { index, after, slice }: Place,
): Promise<Part> {
  const query = { queues: [queue], fieldIs: { name: field, value } }
  const { enough } = slice
  const options = {
    detail: 'ids',
    order: 'newest-first',
    signal,
    enough,
    ...(after !== '' && { after }),
  } as const
  for await (const batch of readAhead(tracker.search(query, options))) {
    // A field that cannot be searched for comes with all the others later.
    if (!batch.ok && batch.failure.kind === 'refused') break
    if (!batch.ok) return { failure: batch.failure, isDone: false }
    const last = batch.value.tickets.at(-1)
    if (last === undefined) continue
    inMirrorTransaction(db, (tx) => {
      for (const { id } of batch.value.tickets)
        keepFieldValue(tx, ticketKey(account.number, id), field, value)
      keepSyncFact(tx, account.id, 'by value', `${String(index)} ${last.id}`)
    })
  }
  return { failure: null, isDone: !slice.hasEnded() }
}
