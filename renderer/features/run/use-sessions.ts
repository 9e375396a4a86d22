import { useEffect, useEffectEvent } from 'react'
import { longestPauseSeconds } from '../../../shared/domain/time-log.ts'
import { countOf } from '../../../shared/domain/count-of.ts'
import { tell } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'

/**
 * Has the named machines of a run read when somebody begins to work on it: when it opens, and with the first key or click
 * after a break. Nothing is asked while no machine is named.
 */
export function useSessions(verificationId: string, hasMachines: boolean): void {
  const { api } = useProgram()
  const begin = useEffectEvent(async (id: string) => {
    // The next session asks again; what could not be read is in the answer.
    const readings = await api.testbed.session({ verificationId: id }).catch(() => [])
    for (const { machine, changed, problem } of readings) {
      if (problem !== null) tell(`${machine} was not read for this session: ${problem}`)
      else if (changed !== null && changed > 0) {
        tell(`${countOf(changed, 'package')} changed on ${machine}; earlier verdicts are marked.`)
      }
    }
  })
  useEffect(() => {
    if (!hasMachines) return undefined
    let last = Date.now()
    void begin(verificationId)
    function active(): void {
      const now = Date.now()
      if (now - last > longestPauseSeconds * 1000) void begin(verificationId)
      last = now
    }
    window.addEventListener('keydown', active, true)
    window.addEventListener('pointerdown', active, true)
    return () => {
      window.removeEventListener('keydown', active, true)
      window.removeEventListener('pointerdown', active, true)
    }
  }, [hasMachines, verificationId])
}
