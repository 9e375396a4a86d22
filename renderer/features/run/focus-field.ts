import { useEffect, type RefObject } from 'react'
import { useRun } from './run-store.tsx'

/** Longest wait, in milliseconds, for a field that is just being drawn, such as those of an issue that was begun. */
const patience = 3000

/** Puts the caret into the field that was asked for, as soon as it stands there. */
export function useWantedField(pane: RefObject<HTMLElement | null>): void {
  const wanted = useRun((state) => state.wanted)
  const arrived = useRun((state) => state.arrived)
  useEffect(() => {
    if (wanted === null) return undefined
    const since = performance.now()
    let frame = 0
    const look = () => {
      const field = findField(pane.current, wanted)
      if (field) {
        field.focus()
        field.scrollIntoView({ block: 'nearest' })
        arrived()
      } else if (performance.now() - since < patience) frame = requestAnimationFrame(look)
    }
    look()
    return () => cancelAnimationFrame(frame)
  }, [pane, wanted, arrived])
}

/** "title" is the one that an issue lacks, the newest first: its field carries the id. */
function findField(pane: HTMLElement | null, name: string): HTMLElement | undefined {
  const all = [...(pane?.querySelectorAll<HTMLElement>('[data-field], [data-part]') ?? [])]
  if (name === 'title') {
    return all.findLast(
      (field) =>
        field instanceof HTMLInputElement &&
        field.value === '' &&
        field.dataset['field']?.endsWith('/title') === true,
    )
  }
  return all.find(({ dataset }) => dataset['field'] === name || dataset['part'] === name)
}
