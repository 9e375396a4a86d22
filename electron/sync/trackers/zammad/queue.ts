import { answered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import type { FieldDefinition, QueueDefinition } from '../ticket.ts'
import type { ZammadContext } from './context.ts'
import { fieldsOf } from './read-ticket.ts'
import { Attributes } from './schemas.ts'

/** A group, and the attributes its tickets have. Their definitions are for administrators: others know the names only. */
export async function readQueue(
  context: ZammadContext,
  name: string,
  signal?: AbortSignal,
): Promise<Answer<QueueDefinition>> {
  const id = await context.groupId(name)
  if (!id.ok) return id
  const read = await context.client.read('/object_manager_attributes', [], Attributes, signal)
  if (!read.ok && read.failure.kind !== 'forbidden' && read.failure.kind !== 'not-found') return read
  const known = new Map(
    (read.ok ? read.value : [])
      .filter(({ object, active }) => object === 'Ticket' && active !== false)
      .map(({ name: attribute, data_type: type, display, data_option: option }) => [
        attribute,
        {
          type: type.includes('select') ? 'Select' : type,
          takesMany: type.startsWith('multi'),
          pattern: null,
          description: display,
          allowed: type.includes('select') ? (option?.options ?? null) : null,
        },
      ]),
  )
  const fields = fieldsOf(context)
    .filter((field) => !read.ok || known.has(field))
    .map((field): FieldDefinition => ({
      id: field,
      name: field,
      on: 'ticket',
      detail: known.get(field) ?? null,
    }))
  return answered({ id: id.value, name, mayCreate: true, fields })
}
