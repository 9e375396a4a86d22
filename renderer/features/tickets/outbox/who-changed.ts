import type { TicketDetail } from '../../../../shared/contract/tickets.ts'
import type { FieldRef } from '../../../../shared/domain/intent.ts'
import { coreFieldsInHistory } from '../../../../shared/domain/field-words.ts'

/** Who last changed a field, other than the account itself, as the mirrored history tells it; undefined where it does not. */
export function whoChanged(
  { entries, definitions, account }: Pick<TicketDetail, 'entries' | 'definitions' | 'account'>,
  field: FieldRef,
): { readonly creator: string; readonly at: string | null } | undefined {
  const place =
    field.in === 'core'
      ? coreFieldsInHistory[field.name]
      : (definitions.find(({ name, on }) => name === field.name && on === 'ticket')?.id ?? field.name)
  const found = entries.findLast((entry) => entry.field === place && entry.creator !== account.login)
  return found && { creator: found.creator, at: found.created }
}
