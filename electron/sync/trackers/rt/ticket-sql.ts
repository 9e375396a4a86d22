import type { TicketQuery } from '../tracker.ts'

/** A text in a search. Doubling the quote is a syntax error there. */
export function quote(text: string): string {
  return `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`
}

/** A custom field in a search. A name with a brace cannot be written and is refused before. */
export function customField(name: string): string {
  return `CF.{${name}}`
}

/** Whether a custom field's name can stand in a search. */
export function canBeSearched(name: string): boolean {
  return name !== '' && !/[{}]/.test(name)
}

/** `(a OR b)`; there is no `IN`. */
export function anyOf(conditions: readonly string[]): string {
  return conditions.length === 1 ? (conditions[0] ?? '') : `(${conditions.join(' OR ')})`
}

/** Any of these queues, as tickets and entries of their history name it. */
export function inQueues(field: 'Queue' | 'TicketQueue', queues: readonly string[]): string {
  return anyOf(queues.map((name) => `${field} = ${quote(name)}`))
}

/**
 * A moment as a distance from the server's now: the only form that does not depend on the account's time zone.
 * «N seconds ago» would be wrong from 1000 on.
 */
export function withinSeconds(field: 'LastUpdated' | 'Created', seconds: number): string {
  return `${field} > '-${Math.ceil(seconds)} seconds'`
}

/** The conditions of a query, all of which must hold. */
export function ticketConditions(query: TicketQuery): string[] {
  const { queues, ids, owner, status, fieldIs } = query
  return [
    ...(queues.length === 0 ? [] : [inQueues('Queue', queues)]),
    ...(ids === undefined ? [] : [anyOf(ids.map((id) => `id = ${Number(id)}`))]),
    ...(owner === undefined ? [] : [`Owner = ${quote(owner)}`]),
    ...(status === undefined ? [] : [`Status = ${quote(status)}`]),
    ...(fieldIs === undefined ? [] : [`${customField(fieldIs.name)} = ${quote(fieldIs.value)}`]),
  ]
}
