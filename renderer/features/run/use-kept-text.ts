import { useEffect, useRef, useState } from 'react'

/** A pause in typing after which a text is kept, in milliseconds: well within the second that a text may stay unkept. */
const pauseMs = 400

export interface KeptText {
  readonly text: string
  readonly type: (text: string) => void
  /** Keeps now what was typed: on leaving the field. */
  readonly flush: () => void
}

/**
 * A text that keeps itself: after a pause, on leaving the field, and when the field goes away. `save` is told the text that it
 * replaces; what could not be kept is tried again with the next key and on leaving. What comes from elsewhere is shown unless something is being typed here.
 */
export function useKeptText(kept: string, save: Save): KeptText {
  const [text, setText] = useState(kept)
  const [seen, setSeen] = useState(kept)
  const state = useRef({ typed: kept, saved: kept, save })
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  if (kept !== seen) {
    setSeen(kept)
    if (text === seen) setText(kept)
  }
  useEffect(() => {
    const now = state.current
    now.save = save
    if (now.typed === now.saved) {
      now.typed = kept
      now.saved = kept
    }
  }, [kept, save])
  useEffect(
    () => () => {
      flushNow(state.current, timer)
    },
    [],
  )
  return {
    text,
    type(next) {
      setText(next)
      state.current.typed = next
      clearTimeout(timer.current)
      timer.current = setTimeout(() => flushNow(state.current, timer), pauseMs)
    },
    flush: () => flushNow(state.current, timer),
  }
}

/** Answers whether the text was kept. */
type Save = (text: string, before: string) => Promise<boolean>

interface TypedState {
  typed: string
  saved: string
  save: Save
}

function flushNow(state: TypedState, timer: { current: ReturnType<typeof setTimeout> | undefined }): void {
  clearTimeout(timer.current)
  if (state.typed === state.saved) return
  const before = state.saved
  state.saved = state.typed
  void keep(state, state.typed, before)
}

async function keep(state: TypedState, text: string, before: string): Promise<void> {
  const kept = await state.save(text, before)
  if (!kept && state.saved === text) state.saved = before
}
