import type { TicketDetail } from '../../shared/contract/tickets.ts'
import { valuesAt } from '../../shared/domain/apply-intent.ts'
import { coreFieldNames, coreNameOf, type CoreName } from '../../shared/domain/field-words.ts'
import type { FieldRef } from '../../shared/domain/intent.ts'
import { readMinutes } from '../../shared/domain/work-time.ts'
import { CommandFailure, type Output } from './output.ts'
import type { Session } from './session.ts'
import { placeOf, tellQueued, type Wanted } from './tickets-command.ts'

/** A field every ticket has, such as `status` or `time worked`, else a custom field. Rests on what is shown now. */
export async function changeField(
  session: Session,
  wanted: Wanted,
  { field, values }: { readonly field: string; readonly values: readonly string[] },
  output: Output,
): Promise<void> {
  const place = await placeOf(session, wanted)
  const { shown } = await session.client.tickets.get(place)
  const core = coreNameOf(field)
  const ref: FieldRef = core === null ? { in: 'custom', name: field } : { in: 'core', name: core }
  if (ref.in === 'custom' && shown.fieldsKnown && !shown.fields.some(({ name }) => name === field)) {
    const names = [...Object.values(coreFieldNames), ...shown.fields.map(({ name }) => name)]
    throw new CommandFailure(`Ticket ${wanted.number} has no field ${field}. It has ${names.join(', ')}.`)
  }
  const base = [...valuesAt(shown, ref)]
  const mine = ref.in === 'core' ? values.map((value) => readCoreValue(ref.name, value, shown)) : [...values]
  const change = { kind: 'set' as const, field: ref, base, mine }
  tellQueued(await session.client.tickets.change({ ...place, changes: [change] }), output)
}

/** Times and days as people write them; everything else as it is. */
function readCoreValue(name: CoreName, value: string, { minutesWorked }: TicketDetail['shown']): string {
  if (name === 'minutesWorked') {
    const minutes = readMinutes(value, minutesWorked)
    if (minutes === null)
      throw new CommandFailure(`${value} is no time: it is such as 90, 1:30, "1.5 h" or +30.`, 2)
    return String(minutes)
  }
  if (name === 'priority' && !/^\d{1,9}$/.test(value))
    throw new CommandFailure(`${value} is no priority: it is a whole number.`, 2)
  if (name !== 'due') return value
  const isDay = /^\d{4}-\d\d-\d\d$/.test(value)
  // A day is due until its end, by the clock of this machine.
  const moment = new Date(isDay ? `${value}T23:59:59` : value)
  if (Number.isNaN(moment.getTime())) throw new CommandFailure(`${value} is no day such as 2026-12-31.`, 2)
  return moment.toISOString().replace(/\.\d+Z$/, 'Z')
}
