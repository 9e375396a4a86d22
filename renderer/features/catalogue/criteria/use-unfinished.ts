import { useEffect, useRef, useState } from 'react'
import type { Criterion } from '../../../../shared/domain/criterion.ts'
import { tellTrouble } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { emptyReason, type ReasonDraft } from '../reason-fields.tsx'
import { formOf, type CriterionForm } from './criterion-form.ts'

export interface UnfinishedEdit {
  readonly form: CriterionForm
  readonly reason: ReasonDraft
}

/** Pause in typing, in milliseconds, after which what stands in the form is kept. */
const pause = 400

/**
 * An edit that keeps itself while it is typed, across restarts, until it is saved or discarded. An edit of an older
 * text is not brought back: it would hide what stands there now.
 */
export function useUnfinished(qcReleaseId: string, before: Criterion | null) {
  const { api } = useProgram()
  const subject = `criterion ${qcReleaseId} ${before?.id ?? 'new'}`
  const basis = JSON.stringify(before)
  const [edit, setEdit] = useState<UnfinishedEdit>(() => ({ form: formOf(before), reason: emptyReason }))
  const [isRestored, setRestored] = useState(false)
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; body: string | null } | null>(null)
  const typed = useRef(false)

  useEffect(() => {
    const stop = new AbortController()
    async function bringBack(): Promise<void> {
      const { body } = await api.catalogue.edit.unfinished({ subject }, { signal: stop.signal })
      const kept = body === null ? null : (JSON.parse(body) as UnfinishedEdit & { basis: string })
      if (kept?.basis !== basis || typed.current || stop.signal.aborted) return
      setEdit({ form: { ...formOf(before), ...kept.form }, reason: kept.reason })
      setRestored(true)
    }
    // Without it the form begins with what stands there, which is never wrong.
    bringBack().catch(() => undefined)
    return () => stop.abort()
    // oxlint-disable-next-line react/exhaustive-deps -- once for each criterion; `before` stands in `basis`
  }, [api, subject, basis])

  function send(body: string | null): void {
    api.catalogue.edit
      .keepUnfinished({ subject, body })
      .catch((error: unknown) => tellTrouble(error, 'Keeping the edit'))
  }
  const newestSend = useRef(send)
  useEffect(() => {
    newestSend.current = send
  })
  useEffect(
    () => () => {
      if (!waiting.current) return
      clearTimeout(waiting.current.timer)
      newestSend.current(waiting.current.body)
      waiting.current = null
    },
    [],
  )
  function keepSoon(body: string): void {
    if (waiting.current) clearTimeout(waiting.current.timer)
    const timer = setTimeout(() => {
      waiting.current = null
      newestSend.current(body)
    }, pause)
    waiting.current = { timer, body }
  }
  return {
    edit,
    isRestored,
    set: (next: UnfinishedEdit) => {
      typed.current = true
      setEdit(next)
      keepSoon(JSON.stringify({ ...next, basis }))
    },
    forget: () => {
      if (waiting.current) clearTimeout(waiting.current.timer)
      waiting.current = null
      send(null)
    },
  }
}
