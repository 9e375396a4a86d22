import { useEffect, useRef, type RefObject } from 'react'

/** The field that a form begins with: it has the focus as soon as the form is there. */
export function useFocusFirst<T extends HTMLElement>(): RefObject<T | null> {
  const field = useRef<T>(null)
  useEffect(() => field.current?.focus(), [])
  return field
}
