import { useEffect } from 'react'
import { describeKeeping } from '../../lib/keeping.ts'
import { useProgram } from '../../lib/program.tsx'

/** Sends what waits when the window is hidden or closed; a browser asks first if something cannot be kept now. */
export function useKeepBeforeUnload(): void {
  const { drafts, writes } = useProgram()
  useEffect(() => {
    const flush = () => drafts.flush()
    const ask = (event: BeforeUnloadEvent) => {
      drafts.flush()
      const { kind } = describeKeeping(drafts.all().values(), writes.state.getState())
      // The desktop window would refuse to close without a word.
      if (location.protocol !== 'app:' && (kind === 'not-kept' || kind === 'conflict')) event.preventDefault()
    }
    document.addEventListener('visibilitychange', flush)
    window.addEventListener('pagehide', flush)
    window.addEventListener('beforeunload', ask)
    return () => {
      document.removeEventListener('visibilitychange', flush)
      window.removeEventListener('pagehide', flush)
      window.removeEventListener('beforeunload', ask)
    }
  }, [drafts, writes])
}
