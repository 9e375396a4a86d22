/** One turn of the first pull. Once it was told to end, what is under way still comes, and the rest is left for the next one. */
export interface Slice {
  /** Asked before each further request. */
  readonly enough: () => boolean
  /** Whether something was left. */
  readonly hasEnded: () => boolean
}

export function openSlice(isOver: () => boolean): Slice {
  let hasEnded = false
  return {
    enough: () => (hasEnded ||= isOver()),
    hasEnded: () => hasEnded,
  }
}
