import { useState } from 'react'
import { recall, remember } from './memory.ts'

/**
 * A text that belongs to no field of the database yet, such as a reason that is still being written: held in this browser, so
 * that leaving the place, a service that is away, or a crash does not take it. `forget` when it was used.
 */
export function useHeldText(name: string): readonly [string, (text: string) => void, () => void] {
  const key = `held.${name}`
  const [text, setText] = useState(() => recall(key, { text: '' }).text)
  const hold = (next: string) => {
    setText(next)
    remember(key, { text: next })
  }
  return [text, hold, () => hold('')]
}
