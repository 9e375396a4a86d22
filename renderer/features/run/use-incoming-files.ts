import { useEffect, useRef } from 'react'
import type { Captures } from './use-captures.ts'

/** Parts of a run that take no evidence of their own: theirs belongs to the summary. */
const withoutEvidence: ReadonlySet<string> = new Set(['issues', 'testbed', 'life'])

/**
 * Pasted or dropped pictures and files become evidence of the part that is open; null where nothing is taken. Pasted text
 * goes where the caret is. A file dropped anywhere never replaces the page.
 */
export function useIncomingFiles(at: string | null, captures: Captures): void {
  const newest = useRef({ at, captures })
  useEffect(() => {
    newest.current = { at, captures }
  })
  useEffect(() => {
    function take(event: Event, data: DataTransfer | null): void {
      const files = [...(data?.files ?? [])]
      if (files.length === 0) return
      event.preventDefault()
      const { at: place, captures: to } = newest.current
      if (place !== null) to.add(withoutEvidence.has(place) ? 'summary' : place, files)
    }
    const pasted = (event: ClipboardEvent) => take(event, event.clipboardData)
    const dropped = (event: DragEvent) => take(event, event.dataTransfer)
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    window.addEventListener('paste', pasted)
    window.addEventListener('drop', dropped)
    window.addEventListener('dragover', over)
    return () => {
      window.removeEventListener('paste', pasted)
      window.removeEventListener('drop', dropped)
      window.removeEventListener('dragover', over)
    }
  }, [])
}
