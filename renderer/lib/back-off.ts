/** Milliseconds to wait before try number `attempt` (0 is the first retry): doubling, never above `longest`. */
export function backOff(attempt: number, first = 250, longest = 5000): number {
  return Math.min(longest, first * 2 ** Math.min(attempt, 20))
}
