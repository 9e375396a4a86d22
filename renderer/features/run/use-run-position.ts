import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react'
import type { RunPosition, Verification } from '../../../shared/domain/verification.ts'
import { useProgram } from '../../lib/program.tsx'

/** Pause, in milliseconds, before a new position is sent. */
const pause = 300

/**
 * Brings the user back to the field, caret and scroll where the run was left, and keeps these as they change:
 * after a short pause, and at once when the screen or the window is left.
 */
export function useRunPosition(
  verification: Verification,
  at: string,
  list: RefObject<HTMLElement | null>,
  pane: RefObject<HTMLElement | null>,
): { readonly noteScroll: (scroll: number) => void; readonly start: RunPosition } {
  const { api } = useProgram()
  const { id } = verification
  const [start] = useState<RunPosition>(
    () => verification.position ?? { at, field: null, caret: 0, scroll: 0 },
  )
  const position = useRef(start)
  const sent = useRef(JSON.stringify(start))
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const send = useEffectEvent(() => {
    clearTimeout(timer.current)
    const text = JSON.stringify(position.current)
    if (text === sent.current) return
    sent.current = text
    // A position is a convenience: the next one is sent anyway, and a lost line says so itself.
    api.verifications.setPosition({ id, position: position.current }).catch(() => undefined)
  })
  const note = useEffectEvent((change: Partial<RunPosition>) => {
    position.current = { ...position.current, ...change }
    clearTimeout(timer.current)
    timer.current = setTimeout(send, pause)
  })

  useEffect(() => {
    if (position.current.at !== at) note({ at, field: null, caret: 0 })
  }, [at])

  useEffect(() => {
    const field = fieldNamed(pane.current, start.field)
    if (start.at === at && field) {
      field.focus()
      const caret = Math.min(start.caret, field.value.length)
      field.setSelectionRange(caret, caret)
    } else list.current?.focus()
    // oxlint-disable-next-line react/exhaustive-effect-dependencies, react/exhaustive-deps -- only once, when the run opens
  }, [])

  useEffect(() => {
    function caretMoved(): void {
      const active = document.activeElement
      if (isField(active) && pane.current?.contains(active)) {
        note({ field: active.dataset['field'] ?? null, caret: active.selectionStart ?? 0 })
      } else if (list.current?.contains(active)) note({ field: null, caret: 0 })
    }
    const leave = () => send()
    document.addEventListener('selectionchange', caretMoved)
    document.addEventListener('focusin', caretMoved)
    document.addEventListener('visibilitychange', leave)
    window.addEventListener('pagehide', leave)
    return () => {
      document.removeEventListener('selectionchange', caretMoved)
      document.removeEventListener('focusin', caretMoved)
      document.removeEventListener('visibilitychange', leave)
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [list, pane])

  const [noteScroll] = useState(() => (scroll: number) => note({ scroll: Math.round(scroll) }))
  return { noteScroll, start }
}

type Field = HTMLInputElement | HTMLTextAreaElement

function isField(element: Element | null): element is Field {
  return (
    (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) &&
    element.dataset['field'] !== undefined
  )
}

function fieldNamed(pane: HTMLElement | null, name: string | null): Field | undefined {
  if (name === null) return undefined
  const found = [...(pane?.querySelectorAll('[data-field]') ?? [])].find(
    (element) => isField(element) && element.dataset['field'] === name,
  )
  return isField(found ?? null) ? (found as Field) : undefined
}
