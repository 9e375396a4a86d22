import type { Page } from 'playwright-core'
import type { Api } from '../../renderer/lib/api.ts'
import type { RunPosition } from '../../shared/domain/verification.ts'

/** Where a person is in the run screen, as seen in the window. */
export interface Place {
  /** The chosen row. */
  readonly at: string
  /** The field with the caret; null when none has it. */
  readonly field: string | null
  readonly caret: number
  readonly scroll: number
  /** What undo says it takes back; null when there is nothing. */
  readonly undo: string | null
}

/** Verdict and comment of each row and check. */
export type Work = Readonly<Record<string, { readonly verdict: string; readonly comment: string }>>

export function placeIn(page: Page): Promise<Place> {
  return page.evaluate(() => {
    const list = document.querySelector('[role=listbox][aria-label=Criteria]')
    const active = document.activeElement
    const field = active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement ? active : null
    const undo = [...document.querySelectorAll('button')].find((button) =>
      button.textContent.startsWith('Undo'),
    )
    return {
      at: document.querySelector('[role=option][aria-selected=true]')?.id.replace(/^row-/, '') ?? '',
      field: field?.dataset['field'] ?? null,
      caret: field?.dataset['field'] === undefined ? 0 : (field.selectionStart ?? 0),
      scroll: Math.round(list?.scrollTop ?? 0),
      undo: undo && !undo.disabled ? undo.title.replace('Takes back ', '') : null,
    }
  })
}

/** Whether the database knows this place. */
export function isAcknowledged(place: Place, position: RunPosition | null, undoable: string | null): boolean {
  const { undo, ...where } = place
  return undo === undoable && position !== null && isSamePosition(where, position)
}

function isSamePosition(a: RunPosition, b: RunPosition): boolean {
  return a.at === b.at && a.field === b.field && a.caret === b.caret && a.scroll === b.scroll
}

/** What of a place is neither as it was kept nor as it was shown last, in words; a caret may stand between. */
export function isBetween(kept: Place, shown: Place, found: Place): readonly string[] {
  const differs = (['at', 'field', 'scroll', 'undo'] as const).filter(
    (name) => found[name] !== kept[name] && found[name] !== shown[name],
  )
  const [from, to] = [kept.caret, shown.caret].toSorted((a, b) => a - b)
  const caret = found.caret >= (from ?? 0) && found.caret <= (to ?? 0) ? [] : (['caret'] as const)
  return [...differs, ...caret].map(
    (name) => `${name} was ${String(kept[name])}, then ${String(shown[name])}, and is ${String(found[name])}`,
  )
}

export async function readWork(api: Api, id: string): Promise<Work> {
  const { rows, checks } = (await api.verifications.get({ id })).verification
  return Object.fromEntries([
    ...rows.map(({ criterion, verdict, comment }) => [
      criterion.id,
      { verdict: verdict ?? 'blank', comment },
    ]),
    ...checks.map(({ kind, verdict, comment }) => [kind, { verdict: verdict ?? 'blank', comment }]),
  ])
}

/**
 * Rows that are neither as they were kept nor as they were shown last. A text that was being typed may stand anywhere between;
 * `underWay` names a row whose verdict a step under way changed.
 */
export function findLostWork(
  kept: Work,
  shown: Work,
  found: Work,
  underWay: string | null,
): readonly string[] {
  return Object.entries(kept).flatMap(([at, row]) => {
    const [now, last] = [found[at], shown[at]]
    const isKept = at === underWay || [row.verdict, last?.verdict].includes(now?.verdict)
    return isKept && isTypedBetween(row.comment, last?.comment ?? '', now?.comment ?? '')
      ? []
      : [`${at} is ${JSON.stringify({ row, last, now })}`]
  })
}

/** Whether a text is one of those that were passed while words were put into it, at whatever place. */
function isTypedBetween(from: string, to: string, found: string): boolean {
  if (found === from || found === to) return true
  let head = 0
  while (head < from.length && from[head] === to[head]) head += 1
  const tail = from.slice(head)
  const isLonger = found.length >= from.length && found.length <= to.length
  return isLonger && found.startsWith(to.slice(0, head)) && (tail === '' || found.endsWith(tail))
}
