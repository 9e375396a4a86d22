import { inMirrorTransaction, type WriteDb } from '../../db/handles.ts'
import { listQueueFields, replaceQueueFields, type QueueField } from '../../db/tables/queue-fields.ts'
import { getSyncFact, keepSyncFact } from '../../db/tables/sync-facts.ts'
import type { AccountSync, StepEnd } from '../context.ts'
import type { TrackerTicket } from '../trackers/ticket.ts'

const dayMs = 86_400_000
/** A field that stays unknown is not asked about in every round. */
const recentMs = 600_000

/** Reads the definitions anew once a day, and as soon as something does not fit to them. */
export async function pullDefinitions(sync: AccountSync): Promise<StepEnd> {
  return ageMs(sync) < dayMs ? null : keepDefinitions(sync)
}

/** The fields of each queue with their allowed values, as far as the account may read them. */
export async function keepDefinitions({ db, account, tracker, signal, now }: AccountSync): Promise<StepEnd> {
  for (const name of account.queues) {
    const queue = await tracker.queue(name, { signal })
    if (!queue.ok) {
      // A queue that is not there is told by the connection test; the others go on.
      if (queue.failure.kind === 'forbidden' || queue.failure.kind === 'not-found') continue
      return queue.failure
    }
    const before = onTickets(listQueueFields(db, account.id, name))
    const isOther = before !== '' && before !== onTickets(queue.value.fields)
    inMirrorTransaction(db, (tx) => {
      replaceQueueFields(tx, account.id, name, queue.value.fields)
      keepSyncFact(tx, account.id, `queue id ${name}`, queue.value.id)
      // A field with another name touches no ticket: all of them are read again.
      if (isOther) keepSyncFact(tx, account.id, 'full', null)
    })
  }
  inMirrorTransaction(db, (tx) => keepSyncFact(tx, account.id, 'definitions', now().toISOString()))
  return null
}

/** The next round reads the definitions anew: the server did not take what they allow. */
export function doubtDefinitions(tx: WriteDb, accountId: string): void {
  keepSyncFact(tx, accountId, 'definitions', null)
}

/** Tickets with a field that their queue did not have when its definitions were read cast doubt on these. */
export function compareWithDefinitions(
  tx: WriteDb,
  sync: AccountSync,
  tickets: readonly TrackerTicket[],
): void {
  const { account } = sync
  if (ageMs(sync) < recentMs) return
  const known = new Map(
    account.queues.map((queue) => [
      queue,
      new Set(listQueueFields(tx, account.id, queue).map(({ name }) => name)),
    ]),
  )
  const isStrange = ({ queue, fields }: TrackerTicket) =>
    fields.some(({ name }) => known.get(queue.name)?.has(name) === false)
  if (tickets.some(isStrange)) doubtDefinitions(tx, account.id)
}

function ageMs({ db, account, now }: AccountSync): number {
  const read = getSyncFact(db, account.id, 'definitions')
  return read === null ? Infinity : now().getTime() - Date.parse(read)
}

function onTickets(fields: readonly QueueField[]): string {
  return fields
    .filter(({ on }) => on === 'ticket')
    .map(({ id, name }) => `${id} ${name}`)
    .toSorted()
    .join('\n')
}
