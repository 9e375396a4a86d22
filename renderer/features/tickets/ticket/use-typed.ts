import { useState } from 'react'

/** What is being typed over the values of a field. */
export interface Typed {
  /** What stands in the input. */
  readonly values: readonly string[]
  /** What stood there when typing began: a change rests on it. */
  readonly base: readonly string[]
  readonly isChanged: boolean
  /** Somebody else changed the field since typing began. */
  readonly isOvertaken: boolean
  readonly type: (values: readonly string[]) => void
  /** It is queued, or given up: the field follows the ticket again. */
  readonly done: () => void
}

/** Keeps what is typed apart from what the ticket holds, so that news from the server never takes it away. */
export function useTyped(values: readonly string[]): Typed {
  const [typing, setTyping] = useState<Pick<Typed, 'base' | 'values'> | null>(null)
  const base = typing?.base ?? values
  const typed = typing?.values ?? values
  return {
    values: typed,
    base,
    isChanged: !isSame(typed, base),
    isOvertaken: !isSame(base, values),
    type: (mine) => setTyping({ base, values: mine }),
    done: () => setTyping(null),
  }
}

export function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index])
}
