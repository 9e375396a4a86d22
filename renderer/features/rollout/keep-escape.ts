import type { KeyboardEvent } from 'react'

/** Escape closes an open list of choices and nothing else; the next one is for the pane around it. */
export function keepEscape(event: KeyboardEvent<HTMLElement>): void {
  const { key, target } = event
  if (key !== 'Escape' || !(target instanceof HTMLElement)) return
  if (target.getAttribute('aria-expanded') === 'true') event.preventDefault()
}
