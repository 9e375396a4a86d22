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
  /** It is queued: it stands in the input until the ticket shows it. */
  readonly keep: (values: readonly string[]) => void
  readonly giveUp: () => void
}

interface Typing {
  readonly base: readonly string[]
  readonly values: readonly string[]
  readonly isKept: boolean
}

/** Keeps what is typed apart from what the ticket holds, so that news from the server never takes it away. */
export function useTyped(values: readonly string[]): Typed {
  const [last, setLast] = useState<Typing | null>(null)
  const hasArrived = last !== null && last.isKept && !isSame(last.base, values)
  // Forgotten for good: a change that is refused later must not stand here again.
  if (hasArrived) setLast(null)
  const typing = hasArrived ? null : last
  const base = (typing?.isKept ? typing.values : typing?.base) ?? values
  const typed = typing?.values ?? values
  return {
    values: typed,
    base,
    isChanged: !isSame(typed, base),
    isOvertaken: typing !== null && !typing.isKept && !isSame(base, values),
    type: (mine) => setLast({ base, values: mine, isKept: false }),
    keep: (mine) => setLast({ base: values, values: mine, isKept: true }),
    giveUp: () => setLast(null),
  }
}

export function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index])
}
