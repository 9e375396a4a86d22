import { inTransaction } from '../../db/handles.ts'
import { replaceQueueFields } from '../../db/tables/queue-fields.ts'
import { keepSyncFact } from '../../db/tables/sync-facts.ts'
import type { AccountSync, StepEnd } from '../context.ts'

/** The fields of each queue with their allowed values, as far as the account may read them. */
export async function keepDefinitions({ db, account, tracker, signal }: AccountSync): Promise<StepEnd> {
  for (const name of account.queues) {
    const queue = await tracker.queue(name, { signal })
    if (!queue.ok) {
      // A queue that is not there is told by the connection test; the others go on.
      if (queue.failure.kind === 'forbidden' || queue.failure.kind === 'not-found') continue
      return queue.failure
    }
    inTransaction(db, (tx) => {
      replaceQueueFields(tx, account.id, name, queue.value.fields)
      keepSyncFact(tx, account.id, `queue id ${name}`, queue.value.id)
    })
  }
  return null
}
