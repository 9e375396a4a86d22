import type { TicketLine } from '../../../shared/contract/tickets.ts'

export interface TicketPlace {
  readonly accountId: string
  readonly number: string
}

/** Names a ticket over all accounts. */
export function idOf({ accountId, number }: Pick<TicketLine, 'accountId' | 'number'>): string {
  return `${accountId} ${number}`
}
