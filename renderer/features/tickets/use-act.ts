import { useState } from 'react'
import type { Intent } from '../../../shared/domain/intent.ts'
import { tell, tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'

/** Runs an action on tickets; says what went wrong, and whether it is still under way. */
export function useAct() {
  const { writes } = useProgram()
  const [busy, setBusy] = useState(false)
  /** Not in the order of the writes: a server that is slow to answer must hold up nothing that is kept here. */
  async function act<T>(doing: string, work: () => Promise<T>): Promise<T | undefined> {
    setBusy(true)
    try {
      return await work()
    } catch (error) {
      tellTrouble(error, doing)
      return undefined
    } finally {
      setBusy(false)
    }
  }
  /** For what makes intents: in the order it was asked for. They are seen in the outbox at once. */
  async function queue(doing: string, work: () => Promise<readonly Intent[]>): Promise<boolean> {
    const made = await act(doing, () => writes.run(work))
    if (made?.length === 0) tell('It stands so already; nothing was queued.')
    return made !== undefined
  }
  return { act, queue, busy }
}
