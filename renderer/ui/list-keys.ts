/**
 * Where a key leads in a list of `count` items from item `at`; undefined when it is none of the moving keys.
 * `page` is how many items Page Up and Page Down pass.
 */
export function stepOfKey(key: string, at: number, count: number, page: number): number | undefined {
  const last = count - 1
  if (last < 0) return undefined
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return Math.min(last, at + 1)
    case 'ArrowUp':
    case 'k':
      return Math.max(0, at - 1)
    case 'PageDown':
      return Math.min(last, at + page)
    case 'PageUp':
      return Math.max(0, at - page)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return undefined
  }
}
