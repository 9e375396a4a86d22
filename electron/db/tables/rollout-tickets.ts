import type { ReadDb } from '../handles.ts'

/** A mirrored ticket with what staged rollout needs of it. */
export interface RolloutTicket {
  readonly accountId: string
  readonly number: string
  readonly subject: string
  readonly owner: string | null
  readonly created: string | null
  readonly gone: string | null
  readonly fieldsKnown: boolean
  readonly progress: string | null
  readonly teams: readonly string[]
  /** When RolloutProgress was last changed, as the history tells. */
  readonly since: string | null
}

interface TicketRow extends Omit<RolloutTicket, 'number' | 'teams' | 'fieldsKnown'> {
  readonly number: number
  readonly teams: string
  readonly fieldsKnown: number
}

/**
 * Tickets whose RolloutProgress says staged rollout in one of its spellings (process.md 4.1) or in a site's own words
 * (`siteWords`), and those `wanted` by number; only the latter with `siteWords` null. Two thousand take some 30 ms.
 */
export function listRolloutTickets(
  db: ReadDb,
  wanted: readonly { readonly accountId: string; readonly number: string }[],
  siteWords: readonly string[] | null,
): readonly RolloutTicket[] {
  const numbers = JSON.stringify(wanted.map(({ accountId, number }) => [accountId, Number(number)]))
  return db
    .prepare<[number, string, string], TicketRow>(
      `with chosen as (
         select ticket.key, account.mapping from ticket
         join tracker_account as account on account.id = ticket.account_id and account.removed_at is null
         join ticket_field as field on field.ticket_key = ticket.key and field.position = 0
           and field.name = account.mapping ->> '$.rolloutProgress'
         where ? = 1 and (lower(replace(replace(replace(field.value, ' ', ''), '-', ''), '_', ''))
           in ('stagedrollout', 'stagerollout') or field.value in (select value from json_each(?)))
         union
         select ticket.key, account.mapping from json_each(?) as wish
         join ticket on ticket.account_id = wish.value ->> 0 and ticket.number = wish.value ->> 1
         join tracker_account as account on account.id = ticket.account_id and account.removed_at is null
       )
       select ticket.account_id as accountId, ticket.number, ticket.subject, ticket.owner, ticket.created,
         ticket.gone_kind as gone, ticket.fields_known as fieldsKnown,
         (select value from ticket_field where ticket_key = chosen.key and position = 0
            and name = chosen.mapping ->> '$.rolloutProgress') as progress,
         (select json_group_array(value order by position) from ticket_field where ticket_key = chosen.key
            and name = coalesce(chosen.mapping ->> '$.eaTeams', 'EATeams') and value is not null) as teams,
         (select created from ticket_entry where ticket_key = chosen.key and type = 'CustomField' and field =
            (select id from queue_field where account_id = ticket.account_id and queue = ticket.queue
               and "on" = 'ticket' and name = chosen.mapping ->> '$.rolloutProgress')
            order by id desc limit 1) as since
       from chosen join ticket on ticket.key = chosen.key
       order by ticket.key`,
    )
    .all(Number(siteWords !== null), JSON.stringify(siteWords ?? []), numbers)
    .map((row) => ({
      ...row,
      number: String(row.number),
      teams: JSON.parse(row.teams) as string[],
      fieldsKnown: row.fieldsKnown === 1,
    }))
}
