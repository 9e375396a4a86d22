import { useCallback, useState } from 'react'
import { tellTrouble } from './notify.ts'
import { useProgram } from './program.tsx'

/** Runs a change after those before it; says what went wrong, and whether it is still on its way. */
export function useAct() {
  const { writes } = useProgram()
  const [busy, setBusy] = useState(false)
  const act = useCallback(
    async <T>(doing: string, work: () => Promise<T>): Promise<T | undefined> => {
      setBusy(true)
      try {
        return await writes.run(work)
      } catch (error) {
        tellTrouble(error, doing)
        return undefined
      } finally {
        setBusy(false)
      }
    },
    [writes],
  )
  return { act, busy }
}
