import type * as z from 'zod'
import { answered, unanswered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import type { FieldDefinition, QueueDefinition } from '../ticket.ts'
import type { RtClient } from './client.ts'
import { pageSize } from './pages.ts'
import { CustomField, QueueDetail, pageOf } from './schemas.ts'

const FieldPage = pageOf(CustomField)
const messageLookup = /Transaction$/

/** A queue with the names of its fields; cheap, and possible with rights on the queue alone. */
export async function readQueue(
  client: RtClient,
  nameOrId: string,
  signal?: AbortSignal,
): Promise<Answer<QueueDefinition>> {
  const read = await client.read(`/queue/${encodeURIComponent(nameOrId)}`, {}, QueueDetail, signal)
  if (!read.ok) {
    const { kind } = read.failure
    if (kind !== 'forbidden' && kind !== 'not-found') return read
    return unanswered(kind, `This account sees no queue «${nameOrId}».`)
  }
  const { id, Name, TicketCustomFields, TicketTransactionCustomFields, _hyperlinks } = read.value.value
  const named = (fields: typeof TicketCustomFields, on: FieldDefinition['on']) =>
    (fields ?? []).map((field) => ({ ...field, on, detail: null }))
  return answered({
    id,
    name: Name === '' ? nameOrId : Name,
    mayCreate: (_hyperlinks ?? []).some(({ ref }) => ref === 'create'),
    fields: [...named(TicketCustomFields, 'ticket'), ...named(TicketTransactionCustomFields, 'message')],
  })
}

/**
 * The same with types and allowed values, which some accounts may not read: `SeeCustomField` must be granted for the
 * whole server. Their fields keep `detail: null`.
 */
export async function readDefinitions(
  client: RtClient,
  nameOrId: string,
  signal?: AbortSignal,
): Promise<Answer<QueueDefinition>> {
  const queue = await readQueue(client, nameOrId, signal)
  if (!queue.ok) return queue
  // By number only: a name is answered with 404.
  const path = `/queue/${queue.value.id}/customfields`
  const fields = 'Name,Type,MaxValues,Pattern,Description,LookupType'
  const details = new Map<string, FieldDefinition>()
  for (let page = 1, isLast = false; !isLast; page += 1) {
    const read = await client.read(path, { fields, per_page: pageSize, page }, FieldPage, signal)
    if (!read.ok && read.failure.kind === 'forbidden') break
    if (!read.ok) return read
    for (const wire of read.value.value.items) {
      const allowed = await readAllowed(client, wire, signal)
      if (!allowed.ok) return allowed
      details.set(wire.id, toDefinition(wire, allowed.value))
    }
    isLast = typeof read.value.value.next_page !== 'string'
  }
  return answered({
    ...queue.value,
    fields: queue.value.fields.map((field) => details.get(field.id) ?? field),
  })
}

type WireField = z.infer<typeof CustomField>

/** In lists the values are empty: each field is asked for its own. */
async function readAllowed(
  client: RtClient,
  wire: WireField,
  signal: AbortSignal | undefined,
): Promise<Answer<readonly string[] | null>> {
  if (wire.Type !== 'Select') return answered(null)
  const read = await client.read(`/customfield/${wire.id}`, {}, CustomField, signal)
  if (read.ok) return answered(read.value.value.Values)
  return read.failure.kind === 'forbidden' || read.failure.kind === 'not-found' ? answered(null) : read
}

function toDefinition(wire: WireField, allowed: readonly string[] | null): FieldDefinition {
  return {
    id: wire.id,
    name: wire.Name,
    on: messageLookup.test(wire.LookupType) ? 'message' : 'ticket',
    detail: {
      type: wire.Type,
      takesMany: wire.MaxValues !== 1,
      pattern: wire.Pattern === '' ? null : wire.Pattern,
      description: wire.Description,
      allowed,
    },
  }
}
