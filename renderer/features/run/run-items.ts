import { criterionTitle } from '../../../shared/domain/criterion.ts'
import { workOfRow, type RunWork } from '../../../shared/domain/run-work.ts'
import { rowDemand, type RowDemand } from '../../../shared/domain/scope.ts'
import type { Verdict } from '../../../shared/domain/verdict.ts'
import type { CheckKind, Verification, VerificationRow } from '../../../shared/domain/verification.ts'

/** Something in the list of a run that can stand in the detail pane. `at` is its name in positions and links. */
export interface RunItem {
  readonly at: string
  readonly kind: 'summary' | 'check' | 'criterion'
  readonly title: string
  /** The criterion id; null for the other parts. */
  readonly id: string | null
  readonly group: string
  readonly verdict: Verdict | null
  /** Waits for the verifier: it has no verdict, and nothing says that it needs none. */
  readonly open: boolean
  /** Said in place of "blank", where a blank row says something. */
  readonly blankWord: string | null
  readonly hasComment: boolean
}

export type RunFilter = 'all' | 'open' | 'failed' | 'changed' | 'decide'

/** Rows by what else is known of them, for the filters. */
export interface RowsKnown {
  /** Read differently than last time; null when there was no last time. */
  readonly changed: readonly string[] | null
  /** Wait for somebody to decide between verdicts. */
  readonly undecided: readonly string[]
}

const wholeGroup = 'Verification'

export const checkTitles: Readonly<Record<CheckKind, string>> = {
  installation: 'Installation from scratch',
  upgrade: 'Upgrade',
}

/** The parts of a run beside its summary that have no verdict. */
const otherParts = [
  { at: 'issues', title: 'Issues' },
  { at: 'testbed', title: 'Testbed' },
  { at: 'life', title: 'Ticket, time and hand-over' },
] as const

/** What a part of a run is called; a criterion by its id. */
export function titleOfPart(at: string): string {
  if (at === 'summary') return 'Summary'
  if (at === 'installation' || at === 'upgrade') return checkTitles[at]
  return otherParts.find((part) => part.at === at)?.title ?? at
}

/** Everything of a run, in its order: summary and the like, the two checks, then the criteria by document. */
export function runItems(
  verification: Pick<Verification, 'checks' | 'rows' | 'releaseType'>,
  work: RunWork | null,
): readonly RunItem[] {
  const demandOf = ({ criterion }: VerificationRow) =>
    rowDemand(verification.releaseType, workOfRow(work, criterion.id).scope)
  const summary: RunItem = {
    at: 'summary',
    kind: 'summary',
    title: 'Summary',
    id: null,
    group: wholeGroup,
    verdict: null,
    open: false,
    blankWord: null,
    hasComment: false,
  }
  const checks = verification.checks.map(({ kind, verdict, comment }): RunItem => ({
    at: kind,
    kind: 'check',
    title: checkTitles[kind],
    id: null,
    group: wholeGroup,
    verdict,
    open: verdict === null,
    blankWord: null,
    hasComment: comment !== '',
  }))
  const others = otherParts.map(({ at, title }) => ({ ...summary, at, title }))
  return [summary, ...others, ...checks, ...verification.rows.map((row) => rowItem(row, demandOf(row)))]
}

/** Items by the row they were made of: a row that did not change keeps its item, and so its place on the screen. */
const made = new WeakMap<VerificationRow, RunItem & { readonly demand: RowDemand }>()

function rowItem(row: VerificationRow, demand: RowDemand): RunItem {
  const known = made.get(row)
  if (known?.demand === demand) return known
  const item = { ...makeRowItem(row, demand), demand }
  made.set(row, item)
  return item
}

function makeRowItem({ criterion, verdict, comment }: VerificationRow, demand: RowDemand): RunItem {
  return {
    at: criterion.id,
    kind: 'criterion',
    title: criterionTitle(criterion),
    id: criterion.id,
    group: criterion.document,
    verdict,
    open: verdict === null && (demand === 'verdict needed' || demand === 'not decided'),
    blankWord: demand === 'not affected' ? demand : null,
    hasComment: comment !== '',
  }
}

/** The items a filter leaves. The summary has no verdict and is always there. */
export function filterItems(
  items: readonly RunItem[],
  filter: RunFilter,
  known: RowsKnown = { changed: null, undecided: [] },
): readonly RunItem[] {
  if (filter === 'all') return items
  return items.filter((item) => item.at === 'summary' || fits(item, filter, known))
}

function fits(
  { kind, at, open, verdict }: RunItem,
  filter: Exclude<RunFilter, 'all'>,
  known: RowsKnown,
): boolean {
  if (kind === 'summary') return false
  switch (filter) {
    case 'open':
      return open
    case 'failed':
      return verdict === 'FAIL'
    case 'changed':
      return known.changed?.includes(at) ?? false
    case 'decide':
      return open || known.undecided.includes(at)
  }
}

/** A line of the list: an item, or the heading above the first item of its group. */
export type RunLine =
  | { readonly kind: 'heading'; readonly group: string }
  | { readonly kind: 'item'; readonly item: RunItem; readonly position: number }

export function runLines(items: readonly RunItem[]): readonly RunLine[] {
  return items.flatMap((item, position): RunLine[] => {
    const line = { kind: 'item', item, position } as const
    return items[position - 1]?.group === item.group ? [line] : [{ kind: 'heading', group: item.group }, line]
  })
}

/** The next item that waits for the verifier after `at`, going round once; undefined when none does. */
export function nextOpen(items: readonly RunItem[], at: string): RunItem | undefined {
  const from = items.findIndex((item) => item.at === at) + 1
  return [...items.slice(from), ...items.slice(0, from)].find((item) => item.open && item.at !== at)
}

/** The item `step` places further; the first or last one at the ends. */
export function neighbour(items: readonly RunItem[], at: string, step: number): RunItem | undefined {
  const from = items.findIndex((item) => item.at === at)
  if (from < 0) return items[0]
  return items[Math.min(items.length - 1, Math.max(0, from + step))]
}

/** Where a run opens: at the place it was left, if that still exists, else at the first check. */
export function startAt(items: readonly RunItem[], left: string | null): string {
  const known = items.find((item) => item.at === left) ?? items.find((item) => item.kind !== 'summary')
  return known?.at ?? 'summary'
}
