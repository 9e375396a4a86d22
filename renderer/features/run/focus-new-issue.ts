import type { RefObject } from 'react'

/** Longest wait, in milliseconds, for the form of an issue that was just begun. */
const patience = 3000

/** Puts the caret into the title of the issue that was just begun, as soon as its form stands there. */
export function focusNewIssue(pane: RefObject<HTMLElement | null>, since = performance.now()): void {
  const titles = pane.current?.querySelectorAll<HTMLInputElement>('input[data-words="Title"]') ?? []
  const empty = [...titles].findLast((title) => title.value === '')
  if (empty) empty.focus()
  else if (performance.now() - since < patience) requestAnimationFrame(() => focusNewIssue(pane, since))
}
