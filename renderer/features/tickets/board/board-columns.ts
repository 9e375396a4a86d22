import type { TicketLine } from '../../../../shared/contract/tickets.ts'
import type { Progress } from '../../../../shared/domain/run-life-cycle.ts'

export interface BoardColumn {
  readonly id: string
  /** The site's own word where its tickets agree on one. */
  readonly title: string
  /** null for a value the process does not know, and for tickets without one. */
  readonly step: Progress | null
  readonly lines: readonly TicketLine[]
}

/** As a ticket goes through them (process.md 4.2). */
const inProcessOrder: readonly Progress[] = [
  'Unverified',
  'Delayed',
  'In Verification',
  'Waiting for Response',
  'StagedRollout',
  'UMDStore',
  'Production',
  'Rejected',
]

/** Columns in the order of the process, also empty ones; then values the process does not know, as they are. */
export function columnsOf(lines: readonly TicketLine[]): readonly BoardColumn[] {
  const known = new Map<Progress, TicketLine[]>(inProcessOrder.map((step) => [step, []]))
  const others = new Map<string, TicketLine[]>()
  for (const line of lines) {
    const place = line.step === null ? listAt(others, line.progress ?? '') : known.get(line.step)
    place?.push(line)
  }
  return [
    ...[...known].map(([step, members]) => ({
      id: step,
      title: spelling(members) ?? step,
      step,
      lines: members,
    })),
    ...[...others]
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([value, members]) => ({
        id: `other ${value}`,
        title: value === '' ? 'No progress' : value,
        step: null,
        lines: members,
      })),
  ]
}

function listAt(others: Map<string, TicketLine[]>, value: string): TicketLine[] {
  const list = others.get(value) ?? []
  others.set(value, list)
  return list
}

function spelling(lines: readonly TicketLine[]): string | null {
  const words = new Set(lines.map(({ progress }) => progress))
  const [only] = words
  return words.size === 1 ? (only ?? null) : null
}

export interface BoardPlace {
  readonly column: number
  readonly row: number
}

/** Where the card stands; the first card of the board when it is not there any more. */
export function placeOfCard(
  columns: readonly BoardColumn[],
  isIt: (line: TicketLine) => boolean,
): BoardPlace {
  for (const [column, { lines }] of columns.entries()) {
    const row = lines.findIndex(isIt)
    if (row >= 0) return { column, row }
  }
  return {
    column: Math.max(
      0,
      columns.findIndex(({ lines }) => lines.length > 0),
    ),
    row: 0,
  }
}

/** The nearest column with cards in a direction, at the same height or its last card; undefined for none. */
export function besides(
  columns: readonly BoardColumn[],
  { column, row }: BoardPlace,
  direction: 1 | -1,
): BoardPlace | undefined {
  for (let next = column + direction; next >= 0 && next < columns.length; next += direction) {
    const count = columns[next]?.lines.length ?? 0
    if (count > 0) return { column: next, row: Math.min(row, count - 1) }
  }
  return undefined
}
