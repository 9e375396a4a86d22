/** Brings the caret to a question of the form; one that stands in a closed part opens it. */
export function focusPlace(place: string): void {
  const field = [...document.querySelectorAll<HTMLElement>('[data-place]')].find(
    (each) => each.dataset['place'] === place,
  )
  for (let part = field?.closest('details'); part; part = part.parentElement?.closest('details')) {
    part.open = true
  }
  field?.focus()
}
