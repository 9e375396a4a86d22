import type { TicketLine } from '../../../shared/contract/tickets.ts'

/** What of the list is shown; '' leaves a question open. */
export interface LineFilter {
  readonly progress: string
  readonly owner: string
  readonly queue: string
  readonly platform: string
  readonly stack: string
  /** The account a ticket was mirrored by, for those who have several. */
  readonly accountId: string
}

export type FilterName = keyof LineFilter

export const nobody = 'nobody'

export function filterLines(lines: readonly TicketLine[], filter: LineFilter): readonly TicketLine[] {
  const asked = filterNames.filter((name) => filter[name] !== '')
  if (asked.length === 0) return lines
  return lines.filter((line) => asked.every((name) => valueOf(line, name) === filter[name]))
}

/** The values that occur, for a choice. */
export function occurring(lines: readonly TicketLine[], name: FilterName): string[] {
  const known = new Set(lines.map((line) => valueOf(line, name)))
  known.delete('')
  return [...known].toSorted((one, other) => one.localeCompare(other))
}

const filterNames = ['progress', 'owner', 'queue', 'platform', 'stack', 'accountId'] as const

function valueOf(line: TicketLine, name: FilterName): string {
  if (name === 'owner') return line.owner ?? nobody
  return name === 'progress' ? (line.progress ?? '') : line[name]
}
