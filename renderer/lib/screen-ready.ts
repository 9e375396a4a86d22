import { useEffect } from 'react'
import { useProgram } from './program.tsx'

/** A screen says that its data is on it. The first one in a window is what "started" means. */
export function useScreenReady(ready: boolean): void {
  const { api } = useProgram()
  useEffect(() => {
    if (!ready || document.body.dataset['ready']) return
    document.body.dataset['ready'] = '1'
    // After the frame that shows the data was made.
    requestAnimationFrame(() =>
      setTimeout(() => {
        api.app.painted({ sinceNavigationMs: performance.now() }).catch(() => {
          // Only a measurement: nobody waits for it.
        })
      }),
    )
  }, [ready, api])
}
