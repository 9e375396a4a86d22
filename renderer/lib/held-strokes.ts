import type { CommandBoard } from './commands.tsx'
import { isTextField } from './keys.ts'

/** A stroke that is older than this, in milliseconds, was meant for something that is gone. */
const longestHold = 5000

/** Time between two strokes that are struck again, in milliseconds: the first may change what the next one means. */
const pace = 30

/**
 * Keeps strokes that nothing answered while the screen was being read, and strikes them again, in their order, where the
 * focus is then. A text field takes none of them: they were meant for commands.
 */
export function createHeldStrokes(board: CommandBoard) {
  let strokes: readonly KeyboardEvent[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  function strikeAgain(): void {
    if (timer !== undefined || strokes.length === 0 || board.isWaiting()) return
    timer = setTimeout(() => {
      timer = undefined
      if (board.isWaiting()) return
      const [next, ...rest] = strokes
      const at = document.activeElement ?? document.body
      strokes = isTextField(at) ? [] : rest
      if (next && !isTextField(at) && performance.now() - next.timeStamp < longestHold) {
        at.dispatchEvent(copyOf(next))
      }
      strikeAgain()
    }, pace)
  }
  const unsubscribe = board.subscribe(strikeAgain)
  return {
    hold(event: KeyboardEvent): void {
      if (event.isTrusted && event.key !== 'Tab' && (board.isWaiting() || strokes.length > 0)) {
        strokes = [...strokes, event]
      }
    },
    clear(): void {
      strokes = []
    },
    stop(): void {
      unsubscribe()
      clearTimeout(timer)
    },
  }
}

function copyOf({ key, code, ctrlKey, altKey, shiftKey, metaKey }: KeyboardEvent): KeyboardEvent {
  return new KeyboardEvent('keydown', {
    key,
    code,
    ctrlKey,
    altKey,
    shiftKey,
    metaKey,
    bubbles: true,
    cancelable: true,
  })
}
