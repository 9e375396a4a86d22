import { useState } from 'react'

/** Everything is chosen until it is left out. */
export function useChosen() {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  return {
    isChosen: (id: string) => !left.has(id),
    choose: (id: string, isChosen: boolean) => {
      const next = new Set(left)
      if (isChosen) next.delete(id)
      else next.add(id)
      setLeft(next)
    },
  }
}
