import { useEffect, useState } from 'react'
import type { Proposal } from '../../../shared/contract/catalogue-editing.ts'
import type { Effect } from '../../../shared/domain/effect.ts'
import { useProgram } from '../../lib/program.tsx'

/** Pause in typing, in milliseconds, after which the effect is asked for. */
const pause = 300

/** `isOld` while the proposal has changed since: the effect of the one before stands there, so that nothing jumps. */
export interface EffectPreview {
  readonly effect: Effect | undefined
  readonly error: unknown
  readonly isOld: boolean
}

/** The effect of what is proposed, asked for when it rests; null proposes nothing. */
export function useEffectPreview(proposal: Proposal | null): EffectPreview {
  const { api } = useProgram()
  const [answer, setAnswer] = useState<{ effect?: Effect; error?: unknown; of: string } | null>(null)
  const wanted = proposal === null ? null : JSON.stringify(proposal)
  useEffect(() => {
    if (wanted === null) return undefined
    const stop = new AbortController()
    const timer = setTimeout(() => {
      api.catalogue.edit.previewEffect(JSON.parse(wanted) as Proposal, { signal: stop.signal }).then(
        (effect) => setAnswer({ effect, of: wanted }),
        (error: unknown) => {
          if (!stop.signal.aborted) setAnswer({ error, of: wanted })
        },
      )
    }, pause)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [api, wanted])
  const last = wanted === null ? null : answer
  return { effect: last?.effect, error: last?.error ?? null, isOld: last?.of !== wanted }
}
