import { useEffect, useRef, useState } from 'react'
import type { Progress } from '../../../shared/contract/base.ts'
import { tell, tellTrouble } from '../../lib/notify.ts'

/** Long work of which one runs at a time: how far it is, and a way to stop it. Leaving the screen stops it, and says so. */
export function useLongWork() {
  const [progress, setProgress] = useState<Progress | null>(null)
  const [isRunning, setRunning] = useState(false)
  const stopper = useRef<AbortController | null>(null)
  useEffect(() => () => stopper.current?.abort(), [])
  async function run(
    doing: string,
    work: (signal: AbortSignal, onProgress: (progress: Progress) => void) => Promise<void>,
  ): Promise<void> {
    if (stopper.current) return
    const { signal } = (stopper.current = new AbortController())
    setRunning(true)
    try {
      await work(signal, setProgress)
    } catch (error) {
      if (signal.aborted) tell(`${doing} was stopped. Nothing was written.`)
      else tellTrouble(error, doing)
    } finally {
      stopper.current = null
      setRunning(false)
      setProgress(null)
    }
  }
  return { run, isRunning, progress, stop: () => stopper.current?.abort() }
}
