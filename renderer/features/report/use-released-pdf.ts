import { useEffect, useRef } from 'react'
import type { MadeReport } from './use-report.ts'

/** A report that was replaced, or left, gives its memory back. */
export function useReleasedPdf(made: MadeReport | null): void {
  const last = useRef<MadeReport | null>(null)
  useEffect(() => {
    if (last.current && last.current !== made) last.current.pdf.close()
    last.current = made
  }, [made])
  useEffect(() => () => last.current?.pdf.close(), [])
}
